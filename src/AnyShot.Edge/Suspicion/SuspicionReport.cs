namespace AnyShot.Edge.Suspicion;

/// <summary>What the neighbours of all shots and confirmed parts say of their classes.</summary>
/// <param name="Measure"><c>simnet</c>: the similarity network of the backbone's folder; <c>cosine</c>: of the backbone's embeddings.</param>
/// <param name="Backbone">The backbone's name.</param>
/// <param name="Compared">Shots and confirmed parts that were compared, with each other and with the examples of folders.</param>
/// <param name="LeftOut">Shots and parts without an image, of a retired class, or that no other example of their class can speak for.</param>
/// <param name="Doubted">Of those compared, how many are more similar to another class.</param>
/// <param name="Examples">The most suspicious first; the doubted ones, then those with the narrowest lead.</param>
public sealed record SuspicionReport(string Measure, string Backbone, int Compared, int LeftOut, int Doubted, IReadOnlyList<SuspiciousExample> Examples);
