using System.Globalization;
using AnyShot.Engine.Data;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Training.WeakShot;

namespace AnyShot.Edge.Commands.WeakShot;

/// <summary>The rows of a measurement as text and as CSV; shares in %.</summary>
internal static class NoiseTable
{
    private static readonly (string Name, Func<WeakShotMeasurementRow, double> Share)[] Shares =
    [
        ("base F1", row => row.BaseF1), ("unseen F1", row => row.UnseenF1), ("AUROC", row => row.Auroc), ("of other class", row => row.AurocOtherClass), ("of outliers", row => row.AurocOutlier),
        ("of cosine", row => row.AurocCosine), ("plain", row => row.Plain), ("graph", row => row.Graph), ("weights", row => row.Weighted), ("both", row => row.Both), ("right labels only", row => row.RightOnly),
    ];

    public static string Heading => $"seed  noisy  wrong  tested  {string.Join("  ", Shares.Select(share => share.Name))}";

    public static string Line(WeakShotMeasurementRow row) => string.Create(
        CultureInfo.InvariantCulture, $"{row.Seed,4}  {row.Noisy,5}  {row.Wrong,5}  {row.Tested,6}  {string.Join("  ", Shares.Select(share => Percent(share.Share(row)).PadLeft(share.Name.Length)))}");

    /// <summary>Mean over the seeds with half the 95 % interval of the mean.</summary>
    public static string Mean(IReadOnlyList<WeakShotMeasurementRow> rows) =>
        $"mean of {rows.Count}: " + string.Join(", ", Shares.Select(share => $"{share.Name} {Interval([.. rows.Select(share.Share)])}"))
        + $"; weights over plain {Interval([.. rows.Select(row => row.Weighted - row.Plain)])}, both over plain {Interval([.. rows.Select(row => row.Both - row.Plain)])}";

    public static string Csv(IReadOnlyList<WeakShotMeasurementRow> rows) => string.Concat(rows
        .Select(row => (string[])[.. new double[] { row.Seed, row.Noisy, row.Wrong, row.Tested }.Concat(Shares.Select(share => share.Share(row))).Select(value => value.ToString("0.####", CultureInfo.InvariantCulture))])
        .Prepend(["seed", "noisy", "wrong", "tested", .. Shares.Select(share => share.Name.Replace(' ', '_').ToLowerInvariant())])
        .Select(fields => CsvFile.Line(fields) + "\n"));

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Interval(double[] shares) => MeanInterval.Of(shares) is var interval ? $"{Percent(interval.Mean)} ± {Percent(interval.HalfWidth)}" : "";
}
