namespace AnyShot.Engine.Training.TwoStage;

/// <summary>How far a training is.</summary>
/// <param name="Stage"><c>coarse</c>, <c>fold 1</c> ... or <c>refined</c>.</param>
/// <param name="Epoch">From 1 in each stage.</param>
/// <param name="Epochs">Most epochs of the stage.</param>
/// <param name="Done">0 to 1, over all stages; a stage that ends early makes it jump.</param>
/// <param name="Loss">Mean of the epoch.</param>
/// <param name="MacroF1">On the validation images, 0 to 1; null without any.</param>
/// <param name="Remaining">Time left if no stage ends early.</param>
public readonly record struct TwoStageProgress(string Stage, int Epoch, int Epochs, double Done, double Loss, double? MacroF1, TimeSpan Remaining);
