namespace AnyShot.Edge.Control.Bodies;

/// <summary>Body of <c>class/discard</c>.</summary>
public sealed record DiscardBody : ControlBody;
