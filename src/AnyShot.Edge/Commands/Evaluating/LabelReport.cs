using System.Globalization;
using System.Text;
using AnyShot.Engine.Evaluation.FewLabels;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>A label-count sweep as tables in Markdown and as a picture.</summary>
internal static class LabelReport
{
    public const string TableFile = "table.md";
    public const string PlotFile = "labels.svg";

    public static void Write(string folder, string dataset, int testPictures, IReadOnlyList<SweepRow> rows)
    {
        var summaries = SweepSummary.Of(rows);
        var chosen = SweepSummary.Chosen(summaries);
        File.WriteAllText(Path.Combine(folder, TableFile), Tables(dataset, testPictures, summaries, chosen));
        File.WriteAllText(Path.Combine(folder, PlotFile), LabelPlot.Draw(dataset, chosen));
    }

    private static string Tables(string dataset, int testPictures, IReadOnlyList<SweepSummary> all, IReadOnlyList<SweepSummary> chosen)
    {
        var text = new StringBuilder();
        var labels = all.Select(one => one.Labels).Distinct().OrderDescending().ToArray();
        text.Append(CultureInfo.InvariantCulture, $"{dataset}: accuracy in % on {testPictures} test pictures, mean and deviation of {all.Min(one => one.Runs)} draws.\n\n");
        text.Append("Chosen on held-out training pictures, for each number of labels:\n\n");
        var sources = chosen.Select(one => one.Source).Distinct().ToArray();
        Row(text, ["labels", .. sources]);
        Rule(text, sources.Length);
        foreach (var count in labels)
        {
            Row(text, [Number(count), .. sources.Select(source => chosen.FirstOrDefault(one => one.Source == source && one.Labels == count) is { } cell ? $"{Percent(cell.Test)} ± {Percent(cell.Deviation)} ({Choice(cell)})" : "")]);
        }

        text.Append("\nAll that was measured:\n\n");
        var columns = all.Select(one => (one.Source, one.Variant, one.Head)).Distinct().ToArray();
        Row(text, ["source", "variant", "head", .. labels.Select(Number)]);
        Rule(text, labels.Length + 2);
        foreach (var (source, variant, head) in columns)
        {
            Row(text, [source, variant, head, .. labels.Select(count => all.FirstOrDefault(one => (one.Source, one.Variant, one.Head, one.Labels) == (source, variant, head, count)) is { } cell ? Percent(cell.Test) : "")]);
        }

        return text.ToString();
    }

    private static string Choice(SweepSummary cell) => cell.Variant.Length == 0 ? cell.Head : $"{cell.Head}, {cell.Variant}";

    private static void Row(StringBuilder text, IEnumerable<string> cells) => text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |\n");

    private static void Rule(StringBuilder text, int columns) => text.Append(CultureInfo.InvariantCulture, $"|{string.Concat(Enumerable.Repeat("---|", columns + 1))}\n");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);
}
