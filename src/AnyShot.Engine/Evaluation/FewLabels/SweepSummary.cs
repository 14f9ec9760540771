namespace AnyShot.Engine.Evaluation.FewLabels;

/// <summary>Mean and deviation of the draws.</summary>
/// <param name="Source">See <see cref="SweepRow"/>.</param>
/// <param name="Variant">See <see cref="SweepRow"/>.</param>
/// <param name="Head">See <see cref="SweepRow"/>.</param>
/// <param name="Labels">A class.</param>
/// <param name="Runs">Draws.</param>
/// <param name="HeldOut">Mean share of right answers on held-out training pictures.</param>
/// <param name="Test">Mean share of right answers on the test pictures.</param>
/// <param name="Deviation">Of the test shares over the draws, with the unbiased divisor; 0 for one draw.</param>
public sealed record SweepSummary(string Source, string Variant, string Head, int Labels, int Runs, double HeldOut, double Test, double Deviation)
{
    /// <summary>One for each combination that was measured.</summary>
    public static IReadOnlyList<SweepSummary> Of(IReadOnlyList<SweepRow> rows) =>
        [.. rows.GroupBy(row => (row.Source, row.Variant, row.Head, row.Labels)).Select(group =>
        {
            var mean = group.Average(row => row.Test);
            var count = group.Count();
            var deviation = count > 1 ? Math.Sqrt(group.Sum(row => (row.Test - mean) * (row.Test - mean)) / (count - 1)) : 0;
            return new SweepSummary(group.Key.Source, group.Key.Variant, group.Key.Head, group.Key.Labels, count, group.Average(row => row.HeldOut), mean, deviation);
        })];

    /// <summary>For each source and number of labels the variant and head that are best on the held-out pictures. The test has no say.</summary>
    public static IReadOnlyList<SweepSummary> Chosen(IReadOnlyList<SweepSummary> summaries) =>
        [.. summaries.GroupBy(one => (one.Source, one.Labels)).Select(group => group.OrderByDescending(one => one.HeldOut).First())];
}
