using AnyShot.Engine.Evaluation;

namespace AnyShot.Engine.ActiveLearning;

/// <summary>What a simulation found.</summary>
/// <param name="Curves">One a strategy.</param>
/// <param name="Full">Accuracy with the whole pool labelled.</param>
/// <param name="FullBalanced">Mean recall of the classes with the whole pool labelled.</param>
/// <param name="PoolSize">Images to label from, of the smallest pool.</param>
/// <param name="TestSize">Images to measure on, of the smallest test.</param>
public sealed record ActiveLearningResult(IReadOnlyList<ActiveCurve> Curves, MeanInterval Full, MeanInterval FullBalanced, int PoolSize, int TestSize)
{
    /// <summary>Labels that a strategy needs for the goal as a share of what random needs; null where one of them does not get there.</summary>
    public double? ShareOfRandom(ActiveCurve curve) =>
        Curves.FirstOrDefault(c => c.Strategy == LabelStrategy.Random)?.LabelsNeeded is { } random && curve.LabelsNeeded is { } needed ? (double)needed / random : null;
}
