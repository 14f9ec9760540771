namespace AnyShot.Engine.Training;

/// <summary>How far a training is.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="Loss">Mean loss since the last report.</param>
/// <param name="Accuracy">Share of right answers on held-out parts, 0 to 1; null between two validations.</param>
/// <param name="Remaining">Expected time to the end.</param>
public readonly record struct TrainingProgress(int Step, int Steps, double Loss, double? Accuracy, TimeSpan Remaining);
