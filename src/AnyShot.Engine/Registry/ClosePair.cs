namespace AnyShot.Engine.Registry;

/// <summary>Two classes whose prototypes are nearly the same.</summary>
/// <param name="First">A class.</param>
/// <param name="Second">Another one.</param>
/// <param name="Cosine">Of their prototypes, above 0.98.</param>
public sealed record ClosePair(string First, string Second, double Cosine);
