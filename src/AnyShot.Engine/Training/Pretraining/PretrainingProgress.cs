namespace AnyShot.Engine.Training.Pretraining;

/// <summary>How far a training is.</summary>
/// <param name="Stage"><c>rotation</c> or <c>mixup</c>.</param>
/// <param name="Epoch">The epoch under way, from 1, over both stages.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="Done">Share of the work that is done, 0 to 1.</param>
/// <param name="Loss">Sum of both losses, mean over the epoch so far.</param>
/// <param name="Accuracy">The latest accuracy of the validation episodes, 0 to 1; null before the first.</param>
/// <param name="Remaining">Expected time to the end.</param>
public readonly record struct PretrainingProgress(string Stage, int Epoch, int Epochs, double Done, double Loss, double? Accuracy, TimeSpan Remaining);
