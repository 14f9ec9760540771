using AnyShot.Edge.Classes;

namespace AnyShot.Edge.Inspection;

/// <summary>Embeddings of a class's examples, unit length.</summary>
/// <param name="Class">The class.</param>
/// <param name="FromFolder">Those of its folder.</param>
/// <param name="Shots">Those that were added while the agent ran, in the order of <see cref="RegisteredClass.Shots"/>.</param>
public sealed record ClassExamples(RegisteredClass Class, IReadOnlyList<float[]> FromFolder, IReadOnlyList<float[]> Shots);
