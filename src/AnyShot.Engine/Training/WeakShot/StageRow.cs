namespace AnyShot.Engine.Training.WeakShot;

/// <summary>One epoch in the log.</summary>
/// <param name="Stage">Such as <c>simnet</c>.</param>
/// <param name="Epoch">From 1, in its stage.</param>
/// <param name="LearningRate">Of the epoch.</param>
/// <param name="Loss">Cross-entropy of pairs or classes, mean over the epoch.</param>
/// <param name="OtherLoss">Of the domain discriminator or the graph, mean over the steps that have it; null where none has.</param>
/// <param name="F1">Of pairs of held-out base classes; null outside of <c>simnet</c>.</param>
internal sealed record StageRow(string Stage, int Epoch, double LearningRate, double Loss, double? OtherLoss, double? F1);
