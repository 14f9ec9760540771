namespace AnyShot.Engine.Training.Generative;

/// <summary>How far a training is.</summary>
/// <param name="Epoch">The epoch under way, from 1.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="Done">Share of the steps that are done, 0 to 1.</param>
/// <param name="Losses">Names and means over the epoch so far.</param>
/// <param name="Remaining">Expected time to the end.</param>
public readonly record struct GenerativeProgress(int Epoch, int Epochs, double Done, IReadOnlyList<(string Name, double Value)> Losses, TimeSpan Remaining);
