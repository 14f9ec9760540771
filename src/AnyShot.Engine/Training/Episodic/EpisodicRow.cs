namespace AnyShot.Engine.Training.Episodic;

/// <summary>One line of the log: the episodes since the line before, and a validation.</summary>
/// <param name="Episode">Episodes done.</param>
/// <param name="LearningRate">Of the last episode.</param>
/// <param name="Ways">Of the last episode.</param>
/// <param name="Shots">Of the last episode.</param>
/// <param name="Loss">Mean over the episodes.</param>
/// <param name="TrainAccuracy">Mean over the episodes, 0 to 1; on varied images of base classes, in training mode.</param>
/// <param name="Measured">On the validation classes.</param>
internal sealed record EpisodicRow(int Episode, double LearningRate, int Ways, int Shots, double Loss, double TrainAccuracy, EpisodicMeasurement Measured);
