namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>Writes the pictures of a report: accuracy over shots for each regime, a confusion matrix and, where it was measured, the reliability of each row.</summary>
internal static class EvaluationPlots
{
    /// <param name="rows">The report's rows.</param>
    /// <param name="folder">Made when it is missing.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Write(IReadOnlyList<EvaluationRow> rows, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var regime in rows.GroupBy(row => row.Regime))
        {
            File.WriteAllText(Path.Combine(folder, $"accuracy-{regime.Key}.svg"), AccuracyPlot.Draw([.. regime]));
        }

        foreach (var row in rows)
        {
            if (row.Confidence is { } confidence)
            {
                File.WriteAllText(Path.Combine(folder, $"reliability-{row.Learner}-{row.Transport}-{row.Regime}-{row.Shots}-shot.svg"), ReliabilityPlot.Draw(row, confidence));
            }

            File.WriteAllText(Path.Combine(folder, $"confusion-{row.Learner}-{row.Transport}-{row.Regime}-{row.Shots}-shot.svg"), ConfusionPlot.Draw(row));
        }
    }
}
