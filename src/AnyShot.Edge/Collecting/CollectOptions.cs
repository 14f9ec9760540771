namespace AnyShot.Edge.Collecting;

/// <summary>Settings of <c>anyshot collect</c>.</summary>
internal sealed record CollectOptions
{
    /// <summary>Prefix of a source: one folder of images a class.</summary>
    public const string FolderPrefix = "folder:";

    /// <summary>Prefix of a source: a manifest.</summary>
    public const string ManifestPrefix = "manifest:";

    /// <summary><c>folder:PATH</c>, <c>manifest:FILE</c>, or a web address, which may hold <c>{query}</c> and <c>{page}</c>. The web is asked only when such an address stands here.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Receives images, manifest and reports. A collection that was stopped there goes on.</summary>
    public required string Output { get; init; }

    /// <summary>What to ask a web address for; each becomes a class.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Folders of images, with or without class folders, of which no twin may be collected: validation and test images.</summary>
    public IReadOnlyList<string> Against { get; init; } = [];

    /// <summary>Most images a class, 1 to 100,000.</summary>
    public int Limit { get; init; } = 1000;

    /// <summary>Least width and height, pixels.</summary>
    public int SmallestSide { get; init; } = 64;

    /// <summary>Largest ratio of the longer side to the shorter.</summary>
    public double LargestAspect { get; init; } = 4;

    /// <summary>Weights of <c>anyshot train weak-shot</c>: a CSV with the columns path and weight; null for none.</summary>
    public string? WeightsFile { get; init; }

    /// <summary>Images of a smaller weight are left out.</summary>
    public double SmallestWeight { get; init; } = 0.5;

    /// <summary>Licence of the images, where the source does not say; "" for unknown.</summary>
    public string Licence { get; init; } = "";

    public WebOptions Web { get; init; } = new();
}
