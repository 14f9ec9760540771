using AnyShot.Engine.Data;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>What <c>anyshot evaluate noise</c> measures.</summary>
public sealed record WeakShotMeasurementOptions
{
    /// <summary>Clean images of base classes.</summary>
    public required ImageDataset Bases { get; init; }

    /// <summary>Clean images of the classes that get noise.</summary>
    public required ImageDataset Clean { get; init; }

    /// <summary>One an image of <see cref="Clean"/>: images of one group are never on both sides of training and test. Null where every image is its own.</summary>
    public IReadOnlyList<long>? Groups { get; init; }

    /// <summary>Images of no class.</summary>
    public required ImageDataset Outliers { get; init; }

    /// <summary>Share of wrong labels, 0 to 0.9.</summary>
    public required double Noise { get; init; }

    /// <summary>Share of each class that is kept out of training and measures, above 0 and below 1.</summary>
    public required double TestShare { get; init; }

    /// <summary>Seeds from the training's on, 1 to 100.</summary>
    public required int Seeds { get; init; }

    /// <summary>How to train.</summary>
    public required WeakShotOptions Training { get; init; }

    /// <summary>For embeddings of a frozen backbone.</summary>
    public required string CacheFolder { get; init; }
}
