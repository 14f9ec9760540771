using AnyShot.Engine.Evaluation;

namespace AnyShot.Engine.ActiveLearning;

/// <summary>What one strategy reached with how many labels.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Labels">Labels in all, those at the start among them; rising.</param>
/// <param name="Accuracy">Share of right answers on the test images at each number of labels, over the seeds.</param>
/// <param name="Balanced">Mean recall of the classes in the same way: what rare classes count in full.</param>
/// <param name="Area">Mean height of the accuracy curve, over the seeds.</param>
/// <param name="LabelsNeeded">First number of labels from which the mean curve stays at the goal; null when it does not within the budget.</param>
public sealed record ActiveCurve(
    LabelStrategy Strategy, IReadOnlyList<int> Labels, IReadOnlyList<MeanInterval> Accuracy, IReadOnlyList<MeanInterval> Balanced, MeanInterval Area, int? LabelsNeeded)
{
    /// <param name="strategy">The strategy.</param>
    /// <param name="labels">Labels at each point.</param>
    /// <param name="accuracy">One row a seed.</param>
    /// <param name="balanced">One row a seed.</param>
    /// <param name="goal">Accuracy to reach.</param>
    internal static ActiveCurve Of(LabelStrategy strategy, IReadOnlyList<int> labels, IReadOnlyList<double[]> accuracy, IReadOnlyList<double[]> balanced, double goal)
    {
        var mean = Over(accuracy);
        var last = -1;
        for (var i = 0; i < mean.Length; i++)
        {
            last = mean[i].Mean < goal ? i : last;
        }

        return new ActiveCurve(strategy, labels, mean, Over(balanced), MeanInterval.Of([.. accuracy.Select(row => Height(labels, row))]), last + 1 < labels.Count ? labels[last + 1] : null);

        MeanInterval[] Over(IReadOnlyList<double[]> rows) => [.. Enumerable.Range(0, labels.Count).Select(i => MeanInterval.Of([.. rows.Select(row => row[i])]))];
    }

    /// <summary>Mean height of a curve by the trapezoidal rule.</summary>
    internal static double Height(IReadOnlyList<int> labels, IReadOnlyList<double> values)
    {
        if (labels.Count == 1)
        {
            return values[0];
        }

        var area = 0.0;
        for (var i = 1; i < labels.Count; i++)
        {
            area += (labels[i] - labels[i - 1]) * (values[i] + values[i - 1]) / 2;
        }

        return area / (labels[^1] - labels[0]);
    }
}
