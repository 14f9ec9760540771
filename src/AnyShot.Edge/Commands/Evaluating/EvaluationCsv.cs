using System.Globalization;
using AnyShot.Engine.Data;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>The rows as comma-separated values, without confusion matrix and classes.</summary>
internal static class EvaluationCsv
{
    private static readonly (string Name, Func<EvaluationRow, object?> Value)[] Columns =
    [
        ("dataset", r => r.Dataset), ("backbone", r => r.Backbone), ("splitHash", r => r.SplitHash), ("classes", r => r.Classes), ("learner", r => r.Learner),
        ("way", r => r.Way), ("shots", r => r.Shots), ("queries", r => r.Queries), ("queriesPerEpisode", r => r.QueriesPerEpisode), ("regime", r => r.Regime),
        ("transport", r => r.Transport), ("runs", r => r.Runs), ("seed", r => r.Seed), ("accuracy", r => r.Accuracy), ("halfWidth", r => r.HalfWidth),
        ("balancedAccuracy", r => r.BalancedAccuracy), ("ece", r => r.Ece), ("seconds", r => r.Seconds), ("k", r => r.K), ("kappa", r => r.Kappa), ("alpha", r => r.Alpha),
        ("synthetic", r => r.Synthetic), ("compat", r => string.Join(' ', r.Compat)), ("block", r => r.Stream?.Block), ("revisedAccuracy", r => r.Stream?.RevisedAccuracy),
        ("temperature", r => r.Confidence?.Temperature), ("eceScaled", r => r.Confidence?.EceScaled),
        ("brierScaled", r => r.Confidence?.BrierScaled), ("nllScaled", r => r.Confidence?.NllScaled), ("errorBound", r => r.Confidence?.ErrorBound),
        ("answeredShare", r => r.Confidence?.Answered.AnsweredShare), ("answeredError", r => r.Confidence?.Answered.Error),
        ("heldOutAnsweredShare", r => r.Confidence?.HeldOut.AnsweredShare), ("heldOutAnsweredError", r => r.Confidence?.HeldOut.Error),
        ("coverage", r => r.Confidence?.Sets.Coverage), ("openSetAuroc", r => r.Confidence?.OpenSetAuroc),
        ("chance", r => r.Chance), ("loss", r => r.Metrics?.Loss), ("macroF1", r => r.Metrics?.MacroF1), ("top5", r => r.Metrics?.Top5), ("intra", r => r.Metrics?.Intra),
        ("inter", r => r.Metrics?.Inter), ("ratio", r => r.Metrics?.Ratio), ("unitRatio", r => r.Metrics?.UnitRatio), ("fisher", r => r.Metrics?.Fisher), ("silhouette", r => r.Metrics?.Silhouette),
        ("prompts", r => r.Prompts), ("correction", r => r.Correction), ("changed", r => r.Stream?.Changed), ("queryMilliseconds", r => r.Stream?.QueryMilliseconds),
    ];

    public static string Write(IReadOnlyList<EvaluationRow> rows) =>
        string.Concat(rows.Select(row => Columns.Select(column => Convert.ToString(column.Value(row), CultureInfo.InvariantCulture) ?? ""))
            .Prepend(Columns.Select(column => column.Name)).Select(fields => CsvFile.Line(fields) + "\n"));
}
