using System.Globalization;
using AnyShot.Engine.Episodes;
using Spectre.Console;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>The report for people.</summary>
internal static class EvaluationTable
{
    /// <summary>Columns of a report that goes to a file or a pipe.</summary>
    private const int WidthInFile = 200;

    /// <param name="report">What to show.</param>
    /// <param name="output">Receives the tables.</param>
    /// <param name="toFile">No terminal: no colours, lines stay whole.</param>
    public static void Print(EvaluationReport report, TextWriter output, bool toFile)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = toFile ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = toFile ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Out = new AnsiConsoleOutput(output),
        });
        if (toFile)
        {
            console.Profile.Width = WidthInFile;
        }

        if (report.Rows.Count > 0)
        {
            var first = report.Rows[0];
            console.WriteLine($"{first.Dataset}, {first.Classes} classes, split {first.SplitHash}, {first.Backbone}");
            var sampled = report.Rows.FirstOrDefault(row => row.Regime != OptionNames.Of(QueryRegime.All));
            console.WriteLine(
                $"{(sampled is null ? "All images" : $"{sampled.Way}-way, {sampled.Queries} queries a class, {sampled.Runs} episodes")}, seed {first.Seed}{Flaws(first.Compat)}"
                + $"{(report.Rows.FirstOrDefault(row => row.Prompts is not null) is { } worded ? $", words of {worded.Prompts}" : "")}; accuracy in % with half the 95 % interval{(sampled is null ? "" : $", guessing {Percent(sampled.Chance)} %")}");
            console.Write(Episodes(report.Rows));
        }

        if (report.Rows.Any(row => row.Confidence is not null))
        {
            var first = report.Rows.First(row => row.Confidence is not null).Confidence!;
            console.WriteLine($"Confidence, fitted on {first.Episodes} {first.Way}-way episodes of val classes; answers may be wrong in {Percent(first.ErrorBound)} % (95 % sure for those classes)");
            console.Write(Confidences(report.Rows));
        }

        if (report.Rows.FirstOrDefault(row => row.Metrics is not null) is { } measured)
        {
            var m = measured.Metrics!;
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Embedding of the {measured.Classes} classes: intra {m.Intra:0.000}, inter {m.Inter:0.000}, ratio {m.Ratio:0.000} ({m.UnitRatio:0.000} at unit length), Fisher {m.Fisher:0.000}, silhouette {m.Silhouette:0.000}"));
            console.Write(Metrics(report.Rows));
        }

        if (report.Gzsl is { Count: > 0 } generalized)
        {
            console.WriteLine($"Zero-shot with {generalized[0].SeenClasses} seen and {generalized[0].UnseenClasses} unseen classes, mean recall in %; a fifth of each seen class was held out first");
            console.Write(Generalized(generalized));
        }

        foreach (var note in report.Notes)
        {
            console.WriteLine(note);
        }
    }

    private static Table Episodes(IReadOnlyList<EvaluationRow> rows)
    {
        var streams = rows.Any(row => row.Stream is not null);
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("Shots", "Regime", "Learner", "Transport", "Generated", "Accuracy", "Balanced", "ECE", "Seconds");
        var (alls, words) = (rows.Any(row => row.Regime == OptionNames.Of(QueryRegime.All)), rows.Any(row => row.Prompts is not null));
        table.AddColumns(alls ? ["Way", "Choices"] : []);
        table.AddColumns(words ? ["Words", "Correction"] : []);
        table.AddColumns(streams ? ["At the end", "Changed", "ms a query"] : []);
        foreach (var column in table.Columns.Where((_, i) => i is 0 or >= 4))
        {
            column.RightAligned();
        }

        foreach (var row in rows)
        {
            string[] cells =
            [
                row.Shots.ToString(CultureInfo.InvariantCulture), row.Regime, row.Learner, row.Transport, row.Synthetic.ToString(CultureInfo.InvariantCulture),
                $"{Percent(row.Accuracy)} ± {Percent(row.HalfWidth)}", Percent(row.BalancedAccuracy), Percent(row.Ece), row.Seconds.ToString("0.00", CultureInfo.InvariantCulture),
            ];
            string[] all = alls ? [row.Way.ToString(CultureInfo.InvariantCulture), row.Runs.ToString(CultureInfo.InvariantCulture)] : [];
            string[] worded = words ? [row.Prompts is null ? "" : "yes", row.Correction ?? ""] : [];
            string[] stream = row.Stream is { } s
                ? [$"{Percent(s.RevisedAccuracy)} ± {Percent(s.RevisedHalfWidth)}", Percent(s.Changed), s.QueryMilliseconds.ToString("0.000", CultureInfo.InvariantCulture)]
                : streams ? ["", "", ""] : [];
            table.AddRow([.. cells.Concat(all).Concat(worded).Concat(stream).Select(Markup.Escape)]);
        }

        return table;
    }

    private static Table Confidences(IReadOnlyList<EvaluationRow> rows)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("Shots", "Regime", "Learner", "Transport", "T", "ECE scaled", "Answered, val", "wrong", "Answered", "wrong", "Coverage", "Unknown AUROC");
        foreach (var column in table.Columns.Where((_, i) => i is 0 or >= 4))
        {
            column.RightAligned();
        }

        foreach (var (row, c) in rows.Where(row => row.Confidence is not null).Select(row => (row, row.Confidence!)))
        {
            string[] cells =
            [
                row.Shots.ToString(CultureInfo.InvariantCulture), row.Regime, row.Learner, row.Transport, c.Temperature.ToString("0.00", CultureInfo.InvariantCulture),
                Percent(c.EceScaled), Percent(c.HeldOut.AnsweredShare), Percent(c.HeldOut.Error), Percent(c.Answered.AnsweredShare), Percent(c.Answered.Error),
                Percent(c.Sets.Coverage), c.OpenSetAuroc?.ToString("0.000", CultureInfo.InvariantCulture) ?? "",
            ];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        return table;
    }

    private static Table Metrics(IReadOnlyList<EvaluationRow> rows)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("Shots", "Regime", "Learner", "Transport", "Loss", "Macro-F1", "Top 5");
        foreach (var column in table.Columns.Where((_, i) => i is 0 or >= 4))
        {
            column.RightAligned();
        }

        foreach (var (row, m) in rows.Where(row => row.Metrics is not null).Select(row => (row, row.Metrics!)))
        {
            string[] cells =
            [
                row.Shots.ToString(CultureInfo.InvariantCulture), row.Regime, row.Learner, row.Transport, m.Loss.ToString("0.000", CultureInfo.InvariantCulture), Percent(m.MacroF1),
                m.Top5 is { } top ? Percent(top) : "",
            ];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        return table;
    }

    private static Table Generalized(IReadOnlyList<GeneralizedRow> rows)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("Classifier", "Generated", "Zero-shot T1", "Unseen U", "Seen S", "Harmonic H");
        foreach (var row in rows)
        {
            table.AddRow(Markup.Escape(row.Classifier), row.Synthetic.ToString(CultureInfo.InvariantCulture), Percent(row.ZeroShot), Percent(row.Unseen), Percent(row.Seen), Percent(row.Harmonic));
        }

        return table;
    }

    private static string Flaws(IReadOnlyList<string> compat) => compat.Count == 0 ? "" : $", flaws of the reference: {string.Join(' ', compat)}";

    private static string Percent(double share) => (100 * share).ToString("0.00", CultureInfo.InvariantCulture);
}
