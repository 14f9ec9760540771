namespace AnyShot.Engine.Training.Episodic;

/// <summary>How far a training is.</summary>
/// <param name="Episode">Episodes done.</param>
/// <param name="Episodes">Episodes in all, if it does not end early.</param>
/// <param name="Loss">Mean since the last validation.</param>
/// <param name="Accuracy">The latest accuracy of the validation, 0 to 1; null before the first.</param>
/// <param name="Remaining">Expected time to the end.</param>
public readonly record struct EpisodicProgress(int Episode, int Episodes, double Loss, double? Accuracy, TimeSpan Remaining);
