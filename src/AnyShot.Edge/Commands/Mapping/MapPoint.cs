namespace AnyShot.Edge.Commands.Mapping;

/// <summary>A point of a map.</summary>
/// <param name="Id">Image as <c>CLASS/FILE</c>, its number in a feature file, or <c>prototype</c>.</param>
/// <param name="Class">Place of its class among the classes that are shown.</param>
/// <param name="Coordinates">Two or three.</param>
/// <param name="IsPrototype">The mean of its class.</param>
internal sealed record MapPoint(string Id, int Class, float[] Coordinates, bool IsPrototype);
