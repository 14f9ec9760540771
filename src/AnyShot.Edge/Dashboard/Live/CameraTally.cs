using AnyShot.Edge.Inspection;
using AnyShot.Edge.Outbox;

namespace AnyShot.Edge.Dashboard.Live;

/// <summary>What one camera has judged since the agent started. Counting allocates nothing. Thread-safe.</summary>
public sealed class CameraTally(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly RateMeter _rate = new(time);
    private VerdictCounts _counts;

    public VerdictCounts Counts
    {
        get
        {
            lock (_gate)
            {
                return _counts;
            }
        }
    }

    /// <summary>Verdicts a second over the last ten seconds.</summary>
    public double RatePerSecond => _rate.PerSecond;

    public void Count(Decision decision)
    {
        _rate.Count();
        lock (_gate)
        {
            _counts = _counts.With(decision);
        }
    }
}
