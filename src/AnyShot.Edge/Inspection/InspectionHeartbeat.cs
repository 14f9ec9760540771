namespace AnyShot.Edge.Inspection;

/// <summary>
/// Proof of life of the inspection loop: only that loop beats it, so a stuck model stops the OPC UA heartbeat and the systemd watchdog
/// although timers elsewhere still run.
/// </summary>
public sealed class InspectionHeartbeat(TimeProvider time)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);
    private long _lastBeat = time.GetTimestamp();
    private long _lastStep = time.GetTimestamp();
    private int _counter;

    /// <summary>Raised on the inspection thread each time the counter steps, at most every 500 ms; must return at once.</summary>
    public event Action<uint>? Stepped;

    /// <summary>+1 every 500 ms while the loop runs.</summary>
    public uint Counter => (uint)Volatile.Read(ref _counter);

    /// <summary>Time since the loop last came round.</summary>
    public TimeSpan Age => time.GetElapsedTime(Volatile.Read(ref _lastBeat));

    /// <summary>Called by the inspection loop each time it comes round, frames or not.</summary>
    public void Beat()
    {
        var now = time.GetTimestamp();
        Volatile.Write(ref _lastBeat, now);
        if (time.GetElapsedTime(_lastStep, now) < Step)
        {
            return;
        }

        // On a grid of 500 ms, or the lateness of each beat would add up; a loop that stood still begins anew instead of catching up.
        var next = _lastStep + (long)(Step.TotalSeconds * time.TimestampFrequency);
        _lastStep = time.GetElapsedTime(next, now) < Step ? next : now;
        var counter = (uint)Interlocked.Increment(ref _counter);
        Stepped?.Invoke(counter);
    }
}
