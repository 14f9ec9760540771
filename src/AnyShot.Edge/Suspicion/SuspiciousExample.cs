namespace AnyShot.Edge.Suspicion;

/// <summary>A shot or a confirmed part, and what its neighbours say of its class.</summary>
/// <param name="Shot">Name of the shot; empty for a part.</param>
/// <param name="InspectionId">The confirmed part; 0 for a shot.</param>
/// <param name="Class">Id of the class that it is labelled with.</param>
/// <param name="NeighboursSay">Id of the class that it is most similar to.</param>
/// <param name="IsDoubted">Whether these are two.</param>
/// <param name="Similarity">To the examples of its class.</param>
/// <param name="SimilarityToNeighbours">To those of the class that its neighbours say.</param>
/// <param name="Neighbours">The most similar examples, best first: <c>shot NAME</c>, <c>part ID</c> or <c>example of CLASS</c>.</param>
public sealed record SuspiciousExample(
    string Shot, long InspectionId, string Class, string NeighboursSay, bool IsDoubted, double Similarity, double SimilarityToNeighbours, IReadOnlyList<string> Neighbours);
