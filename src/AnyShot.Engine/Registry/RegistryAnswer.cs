namespace AnyShot.Engine.Registry;

/// <summary>What a registry says of an embedding.</summary>
/// <param name="Classes">The nearest classes, nearest first.</param>
/// <param name="Margin">Squared distance of the second class minus that of the first; infinite with one class.</param>
/// <param name="IsUnknown">It is like none of the classes, or no answer is sure enough.</param>
/// <param name="Reason">Why it is unknown, in a few words; empty otherwise.</param>
public sealed record RegistryAnswer(IReadOnlyList<RankedClass> Classes, double Margin, bool IsUnknown, string Reason);
