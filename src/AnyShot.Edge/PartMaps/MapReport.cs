namespace AnyShot.Edge.PartMaps;

/// <summary>The newest map, and whether another is being made.</summary>
/// <param name="Method">pca, tsne or umap.</param>
/// <param name="IsComputing">A map of this method is being made; ask again.</param>
/// <param name="Progress">How far it is, 0 to 1.</param>
/// <param name="Sentence">Why there is no map, or none that is newer; empty when there is nothing to say.</param>
/// <param name="MadeAt">When the map was made; null when there is none yet.</param>
/// <param name="Revision">Class-set revision of its shots; 0 when there is none.</param>
/// <param name="Quality">pca: share of the variance that it shows, 0 to 1. tsne: divergence in nats. Otherwise null.</param>
/// <param name="Points">Prototypes and shots first, then parts from the oldest to the newest.</param>
public sealed record MapReport(
    string Method, bool IsComputing, double Progress, string Sentence, DateTimeOffset? MadeAt, long Revision, double? Quality, IReadOnlyList<MappedPoint> Points);
