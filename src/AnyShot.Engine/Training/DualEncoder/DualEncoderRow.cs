namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>A line of the log.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Pictures">Pictures seen.</param>
/// <param name="Minutes">Time trained, over all runs.</param>
/// <param name="Side">Side of the pictures.</param>
/// <param name="LearningRate">Of the last step.</param>
/// <param name="Losses">Means since the line before.</param>
/// <param name="Measured">Shares of right answers by name, 0 to 1; null where nothing was measured.</param>
public sealed record DualEncoderRow(
    long Step, long Pictures, double Minutes, int Side, double LearningRate, StepLosses Losses, IReadOnlyDictionary<string, double>? Measured);
