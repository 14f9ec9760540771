namespace AnyShot.Edge.Outbox;

/// <summary>Verdicts ever judged at this station.</summary>
public readonly record struct VerdictCounts(long Pass, long Fail, long Unsure)
{
    public long Total => Pass + Fail + Unsure;
}
