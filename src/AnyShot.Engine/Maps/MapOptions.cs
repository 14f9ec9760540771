namespace AnyShot.Engine.Maps;

/// <summary>Settings of a map; the defaults are the published ones.</summary>
public sealed record MapOptions
{
    /// <summary>How.</summary>
    public MapMethod Method { get; init; } = MapMethod.Pca;

    /// <summary>Coordinates of a point, 2 or 3.</summary>
    public int Dimensions { get; init; } = 2;

    /// <summary>Of t-SNE: neighbours that a point has in effect; lowered where there are fewer than three times as many others.</summary>
    public double Perplexity { get; init; } = 30;

    /// <summary>Steps of t-SNE, of which the first 250 exaggerate attraction by 12.</summary>
    public int Iterations { get; init; } = 1000;

    /// <summary>Learning rate of t-SNE.</summary>
    public double LearningRate { get; init; } = 200;

    /// <summary>Of UMAP: neighbours in the graph, the point itself counted as in the published code; lowered where there are fewer points.</summary>
    public int Neighbours { get; init; } = 15;

    /// <summary>Of UMAP: how close points may lie, 0 to 1, at a spread of 1.</summary>
    public double MinimumDistance { get; init; } = 0.1;

    /// <summary>Of UMAP: the draws of its descent. PCA and t-SNE draw nothing.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Where t-SNE and UMAP begin, row-major (points, dimensions), such as the map of a moment ago; null begins at the principal components. t-SNE then leaves out the exaggeration.</summary>
    public IReadOnlyList<float>? Start { get; init; }

    /// <summary>Processor cores that may work on it; null takes all.</summary>
    public int? Threads { get; init; }

    /// <summary>Points of t-SNE at most: it compares all pairs in every step.</summary>
    public const int MostTSnePoints = 5000;

    /// <summary>Points of UMAP at most: neighbours are searched among all pairs.</summary>
    public const int MostUmapPoints = 20_000;

    /// <exception cref="ArgumentException">One sentence that names the setting.</exception>
    internal void Require(int points, int size)
    {
        Check(points >= 3, $"A map needs three points at least; there are {points}.");
        Check(Dimensions is 2 or 3, $"A map has 2 or 3 dimensions, not {Dimensions}.");
        Check(size >= Dimensions, $"Features of {size} number(s) give no map of {Dimensions} dimensions.");
        Check(Perplexity is >= 1 and <= 1000, $"The perplexity is {Perplexity}; it must be 1 to 1000.");
        Check(Iterations is >= 1 and <= 100_000, $"There are {Iterations} iterations; it must be 1 to 100000.");
        Check(LearningRate is > 0 and <= 1e6, $"The learning rate is {LearningRate}; it must be above 0 and at most 1000000.");
        Check(Neighbours is >= 2 and <= 1000, $"There are {Neighbours} neighbours; it must be 2 to 1000.");
        Check(MinimumDistance is >= 0 and <= 1, $"The minimum distance is {MinimumDistance}; it must be 0 to 1.");
        Check(Start is null || (Start.Count == points * Dimensions && Start.All(float.IsFinite)), $"The start must be {points} points of {Dimensions} finite numbers.");
        Check(Threads is null or >= 1, $"There are {Threads} threads; it must be 1 at least.");
        Check(Method != MapMethod.TSne || points <= MostTSnePoints, $"t-SNE compares all pairs and takes at most {MostTSnePoints} points; there are {points}.");
        Check(Method != MapMethod.Umap || points <= MostUmapPoints, $"UMAP takes at most {MostUmapPoints} points here; there are {points}.");
    }

    internal ParallelOptions Parallel(CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = Threads ?? -1, CancellationToken = cancellationToken };

    private static void Check(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new ArgumentException(sentence);
        }
    }
}
