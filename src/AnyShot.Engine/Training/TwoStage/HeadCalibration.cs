using AnyShot.Engine.Confidence;

namespace AnyShot.Engine.Training.TwoStage;

/// <summary>How far a head's confidence can be taken at its word on the test images.</summary>
/// <param name="Plain">As the training left it.</param>
/// <param name="Scaled">After temperature scaling, as the model folder has it.</param>
/// <param name="Temperature">Fitted on validation images.</param>
public sealed record HeadCalibration(CalibrationReport Plain, CalibrationReport Scaled, double Temperature);
