namespace AnyShot.Edge.Dashboard.Live;

/// <summary>Events a second over the last ten seconds, in buckets of one second. Counting allocates nothing.</summary>
public sealed class RateMeter(TimeProvider time)
{
    private const int WindowSeconds = 10;
    private readonly Lock _gate = new();
    private readonly long[] _counts = new long[WindowSeconds + 1];
    private readonly long _start = time.GetTimestamp();
    private long _second;

    /// <summary>Mean of the last ten full seconds, or of those since the start when that was less long ago.</summary>
    public double PerSecond
    {
        get
        {
            lock (_gate)
            {
                MoveOn();
                var full = Math.Min(_second, WindowSeconds);
                return full == 0 ? 0 : (_counts.Sum() - _counts[_second % _counts.Length]) / (double)full;
            }
        }
    }

    public void Count()
    {
        lock (_gate)
        {
            MoveOn();
            _counts[_second % _counts.Length]++;
        }
    }

    private void MoveOn()
    {
        var now = (long)time.GetElapsedTime(_start).TotalSeconds;
        for (var second = Math.Max(_second + 1, now - WindowSeconds); second <= now; second++)
        {
            _counts[second % _counts.Length] = 0;
        }

        _second = now;
    }
}
