using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Outbox;

/// <summary>Verdicts ever judged at this station.</summary>
public readonly record struct VerdictCounts(long Pass, long Fail, long Unsure)
{
    public long Total => Pass + Fail + Unsure;

    /// <summary>One more of the given decision.</summary>
    public VerdictCounts With(Decision decision) => decision switch
    {
        Decision.Pass => this with { Pass = Pass + 1 },
        Decision.Fail => this with { Fail = Fail + 1 },
        _ => this with { Unsure = Unsure + 1 },
    };
}
