namespace AnyShot.Engine.Training.Pretraining;

/// <summary>How far a training is. The generator counts on its own.</summary>
/// <param name="Stage"><c>rotation</c>, <c>mixup</c> or <c>generator</c>.</param>
/// <param name="Epoch">The epoch under way, from 1, over the first two stages; in the generator the epoch done.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="Done">Share of the work that is done, 0 to 1.</param>
/// <param name="Loss">Sum of both losses, mean over the epoch so far; in the generator that of the critic.</param>
/// <param name="Accuracy">The latest accuracy of the validation, 0 to 1; null before the first. Of the generator: zero-shot.</param>
/// <param name="Remaining">Expected time to the end.</param>
public readonly record struct PretrainingProgress(string Stage, int Epoch, int Epochs, double Done, double Loss, double? Accuracy, TimeSpan Remaining);
