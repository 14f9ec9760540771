namespace AnyShot.Edge.Control.Bodies;

/// <summary>Body of <c>trial</c>.</summary>
public sealed record TrialBody : ControlBody;
