using AnyShot.Edge.Outbox;

namespace AnyShot.Edge.Dashboard.State;

/// <summary>Verdicts by their decision.</summary>
/// <param name="Pass">Good parts.</param>
/// <param name="Fail">Bad parts.</param>
/// <param name="Unsure">Parts that a person should look at.</param>
/// <param name="Total">Sum of the three.</param>
/// <param name="Yield">Share that passed, 0 to 1; null before the first verdict.</param>
public sealed record CountsState(long Pass, long Fail, long Unsure, long Total, double? Yield)
{
    public static CountsState Of(VerdictCounts counts) =>
        new(counts.Pass, counts.Fail, counts.Unsure, counts.Total, counts.Total == 0 ? null : counts.Pass / (double)counts.Total);
}
