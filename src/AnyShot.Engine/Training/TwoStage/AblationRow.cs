namespace AnyShot.Engine.Training.TwoStage;

/// <summary>One training of the ablations.</summary>
/// <param name="Seed">Of the training.</param>
/// <param name="Variant">See <see cref="TwoStageAblations"/>.</param>
/// <param name="Accuracy">On the test images, 0 to 1.</param>
/// <param name="BalancedAccuracy">On the test images, 0 to 1.</param>
/// <param name="MacroF1">On the test images, 0 to 1.</param>
/// <param name="ValidationMacroF1">Mean over the folds, 0 to 1: by this settings may be chosen.</param>
/// <param name="ErrorUnscaled">Expected calibration error on the test images before temperature scaling, 0 to 1.</param>
/// <param name="Error">The same after it.</param>
/// <param name="Images">Test images.</param>
public sealed record AblationRow(ulong Seed, string Variant, double Accuracy, double BalancedAccuracy, double MacroF1, double ValidationMacroF1, double ErrorUnscaled, double Error, long Images);
