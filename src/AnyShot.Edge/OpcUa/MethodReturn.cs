namespace AnyShot.Edge.OpcUa;

/// <summary>What a method call ended with.</summary>
/// <param name="Status">Of the call; outputs are sent with a good one only.</param>
/// <param name="Success">First output: whether it was done.</param>
/// <param name="Sentence">Second output: what was done, or why not.</param>
/// <param name="Data">Third output: JSON, or empty.</param>
internal sealed record MethodReturn(TagQuality Status, bool Success, string Sentence, string Data = "");
