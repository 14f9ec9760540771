namespace AnyShot.Edge.Capture.Sources;

/// <summary>
/// Keeps a rate: each call waits until the next frame is due. Due times follow a fixed grid, so that the mean rate is exact although each wait is late
/// by a little; after a pause of more than a second the grid starts anew instead of hurrying. One thread.
/// </summary>
internal sealed class Pace(TimeProvider time)
{
    private static readonly TimeSpan LongestHurry = TimeSpan.FromSeconds(1);
    private long _start;
    private long _frames;

    /// <summary>Time between two frames; zero: no wait.</summary>
    public TimeSpan Period { get; private set; }

    /// <summary>Sets the rate and begins a new grid now.</summary>
    /// <param name="rate">Frames per second; 0 for no wait.</param>
    public void Begin(double rate)
    {
        Period = rate > 0 ? TimeSpan.FromSeconds(1 / rate) : TimeSpan.Zero;
        _start = time.GetTimestamp();
        _frames = 0;
    }

    /// <summary>Waits until the next frame is due.</summary>
    /// <returns>Frames by which the caller is late already; 0 when it had to wait.</returns>
    /// <exception cref="OperationCanceledException">The camera stops.</exception>
    public int Wait(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Period == TimeSpan.Zero)
        {
            return 0;
        }

        var early = (Period * _frames) - time.GetElapsedTime(_start);
        _frames++;
        if (early > TimeSpan.Zero)
        {
            cancellationToken.WaitHandle.WaitOne(early);
            cancellationToken.ThrowIfCancellationRequested();
            return 0;
        }

        if (-early > LongestHurry)
        {
            Begin(1 / Period.TotalSeconds);
        }

        return (int)(-early / Period);
    }

    /// <summary>Counts a frame that the caller skips to catch up.</summary>
    public void Skip() => _frames++;
}
