namespace AnyShot.Engine.Registry;

/// <summary>A class as an answer.</summary>
/// <param name="Name">The class.</param>
/// <param name="SquaredDistance">To its prototype.</param>
/// <param name="Confidence">Softmax of the negative squared distances over the temperature, among all classes.</param>
public readonly record struct RankedClass(string Name, double SquaredDistance, double Confidence);
