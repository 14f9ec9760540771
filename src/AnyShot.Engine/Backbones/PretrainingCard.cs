namespace AnyShot.Engine.Backbones;

/// <summary>The part <c>pretraining</c> of a model card: how a backbone for any-shot classification was trained.</summary>
public sealed record PretrainingCard
{
    /// <summary>See <see cref="NetworkName"/>.</summary>
    public required string Architecture { get; init; }

    /// <summary>Flaws of the published code that were reproduced, such as <c>B12</c>.</summary>
    public required IReadOnlyList<string> Compat { get; init; }

    /// <summary>Images that the weights were trained on.</summary>
    public required int Images { get; init; }

    /// <summary>Classes that chose the weights; empty where held-out images of the base classes did.</summary>
    public required IReadOnlyList<string> ValidationClasses { get; init; }

    /// <summary>Classes whose images were never opened.</summary>
    public required IReadOnlyList<string> NovelClasses { get; init; }

    /// <summary>First 12 hexadecimal digits of the SHA-256 of the split file in the folder.</summary>
    public required string SplitHash { get; init; }

    /// <summary>Epochs of the rotation stage.</summary>
    public required int EpochsRotation { get; init; }

    /// <summary>Epochs of the manifold mix-up stage.</summary>
    public required int EpochsMixup { get; init; }

    /// <summary>Epoch, counted over both stages from 1, whose weights were kept.</summary>
    public required int SelectedEpoch { get; init; }

    /// <summary>Highest learning rate of each stage.</summary>
    public required double LearningRate { get; init; }

    /// <summary>How training images were varied, in words.</summary>
    public required string Augmentation { get; init; }
}
