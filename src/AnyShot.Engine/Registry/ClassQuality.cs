namespace AnyShot.Engine.Registry;

/// <summary>How well the examples of a class fit together.</summary>
/// <param name="Name">The class.</param>
/// <param name="Examples">How many.</param>
/// <param name="Recognised">Of those that can be left out, how many the others recognise.</param>
/// <param name="LeftOut">How many can be left out.</param>
/// <param name="MeanDistance">Mean Euclidean distance to the prototype without the example; null where none can be left out.</param>
public sealed record ClassQuality(string Name, int Examples, int Recognised, int LeftOut, double? MeanDistance);
