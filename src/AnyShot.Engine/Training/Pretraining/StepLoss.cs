namespace AnyShot.Engine.Training.Pretraining;

/// <summary>Losses of one step.</summary>
/// <param name="Classes">Cross-entropy of the base classes; in the mix-up stage that of the mixed images.</param>
/// <param name="Rotations">Cross-entropy of the four rotations.</param>
internal readonly record struct StepLoss(double Classes, double Rotations);
