namespace AnyShot.Engine.Training.TwoStage;

/// <summary>One epoch in the log.</summary>
/// <param name="Stage">Name of the stage.</param>
/// <param name="Epoch">From 1 in each stage.</param>
/// <param name="TrunkRate">Learning rate; 0 while the trunk is frozen.</param>
/// <param name="HeadRate">Learning rate.</param>
/// <param name="Loss">Mean over the training images.</param>
/// <param name="ValidationLoss">Mean over the validation images; null without any.</param>
/// <param name="Accuracy">Of the validation images, 0 to 1.</param>
/// <param name="MacroF1">Of the validation images, 0 to 1.</param>
internal sealed record StageRow(string Stage, int Epoch, double TrunkRate, double HeadRate, double Loss, double? ValidationLoss, double? Accuracy, double? MacroF1);
