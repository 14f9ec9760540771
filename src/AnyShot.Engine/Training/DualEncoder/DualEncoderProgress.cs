namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>How far a training is.</summary>
/// <param name="Pictures">Pictures done.</param>
/// <param name="AllPictures">Pictures in all.</param>
/// <param name="Losses">Of the last step.</param>
/// <param name="PicturesPerSecond">Over the last steps.</param>
/// <param name="Remaining">Expected time to the end.</param>
/// <param name="Log">The whole log, also of runs before a stop, when this step has ended a line of it; null in most.</param>
public readonly record struct DualEncoderProgress(long Pictures, long AllPictures, StepLosses Losses, double PicturesPerSecond, TimeSpan Remaining, IReadOnlyList<DualEncoderRow>? Log);
