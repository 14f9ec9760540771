namespace AnyShot.Edge.Feedback;

/// <summary>A part of the regression set: somebody has said of which class it is, and its image is kept.</summary>
/// <param name="InspectionId">The part.</param>
/// <param name="TrueClass">Id of its class, by the newest feedback that was not taken back.</param>
public readonly record struct ConfirmedPart(long InspectionId, string TrueClass);
