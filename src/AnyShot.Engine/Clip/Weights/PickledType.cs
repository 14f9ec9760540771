namespace AnyShot.Engine.Clip.Weights;

/// <summary>A class or function that a pickle names. It is never looked up or called.</summary>
/// <param name="Name">Module and name with a dot between.</param>
internal sealed record PickledType(string Name);
