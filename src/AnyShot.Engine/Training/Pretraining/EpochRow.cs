namespace AnyShot.Engine.Training.Pretraining;

/// <summary>One epoch in the log.</summary>
/// <param name="Epoch">From 1, over both stages.</param>
/// <param name="Stage"><c>rotation</c> or <c>mixup</c>.</param>
/// <param name="LearningRate">At its end.</param>
/// <param name="ClassLoss">Mean over the epoch.</param>
/// <param name="RotationLoss">Mean over the epoch.</param>
/// <param name="Accuracy">Of the validation episodes, 0 to 1; null where they were not asked.</param>
internal sealed record EpochRow(int Epoch, string Stage, double LearningRate, double ClassLoss, double RotationLoss, double? Accuracy);
