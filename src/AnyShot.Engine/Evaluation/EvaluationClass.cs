namespace AnyShot.Engine.Evaluation;

/// <summary>Embedded images of a class.</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="Embeddings">Unit-length embeddings.</param>
/// <param name="Groups">
/// One number an image: images of one group show the same physical thing and never stand on both sides of a split. Null when all are independent.
/// </param>
public sealed record EvaluationClass(string Name, IReadOnlyList<float[]> Embeddings, IReadOnlyList<int>? Groups = null);
