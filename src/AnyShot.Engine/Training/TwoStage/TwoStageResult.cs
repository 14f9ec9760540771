using AnyShot.Engine.Backbones;
using AnyShot.Engine.Evaluation;

namespace AnyShot.Engine.Training.TwoStage;

/// <summary>What a training gave.</summary>
/// <param name="Card">The card that was written.</param>
/// <param name="MacroF1">On validation images of the target: one a fold, or one.</param>
/// <param name="Test">On the images that neither trained nor chose; null where there were none.</param>
/// <param name="Confusion">The same, over the target's classes.</param>
/// <param name="Calibration">On the same images.</param>
public sealed record TwoStageResult(ModelCard Card, IReadOnlyList<double> MacroF1, ClassScores? Test, ConfusionMatrix? Confusion, HeadCalibration? Calibration);
