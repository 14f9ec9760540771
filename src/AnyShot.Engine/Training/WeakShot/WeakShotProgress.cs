namespace AnyShot.Engine.Training.WeakShot;

/// <summary>How far a training is.</summary>
/// <param name="Stage">What is trained.</param>
/// <param name="Epoch">From 1, in the stage.</param>
/// <param name="Epochs">Of the stage.</param>
/// <param name="Loss">Mean of the epoch.</param>
/// <param name="F1">Of pairs of held-out base classes, the last that was measured; null where nothing was.</param>
/// <param name="Done">Share of all epochs, 0 to 1.</param>
/// <param name="Remaining">Time left at the pace so far.</param>
public readonly record struct WeakShotProgress(string Stage, int Epoch, int Epochs, double Loss, double? F1, double Done, TimeSpan Remaining);
