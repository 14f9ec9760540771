using AnyShot.Engine.Data;

namespace AnyShot.Engine.Maps;

/// <summary>Points in two or three dimensions.</summary>
/// <param name="Coordinates">Row-major (points, dimensions).</param>
/// <param name="Dimensions">2 or 3.</param>
/// <param name="Quality">PCA: share of the variance that the map shows, 0 to 1. t-SNE: Kullback-Leibler divergence in nats, from 0. UMAP: null.</param>
public sealed record EmbeddingMap(float[] Coordinates, int Dimensions, double? Quality)
{
    /// <summary>Makes a map. The same features and options give the same map on one machine.</summary>
    /// <param name="features">Rows of one length, finite.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told while it goes on.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    /// <exception cref="ArgumentException">A setting is out of range, or the points are too many or too few.</exception>
    public static EmbeddingMap Make(IReadOnlyList<float[]> features, MapOptions options, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        options.Require(features.Count, features.Count > 0 ? features[0].Length : 0);
        return options.Method switch
        {
            MapMethod.Pca => Linear(PrincipalComponents.Fit(features, options.Dimensions, options.Threads), features),
            MapMethod.TSne => TSne.Run(features, options, progress, cancellationToken),
            MapMethod.Umap => Umap.Run(features, options, progress, cancellationToken),
            _ => throw new ArgumentException($"There is no method {options.Method}."),
        };
    }

    private static EmbeddingMap Linear(PrincipalComponents fitted, IReadOnlyList<float[]> features) =>
        new([.. features.SelectMany(fitted.Project)], fitted.Axes.Count, fitted.ExplainedShare);
}
