using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Training.Adaptation;

/// <summary>What <c>anyshot train adapt</c> does.</summary>
public sealed record AdaptationOptions
{
    /// <summary>Model folder of <c>anyshot train</c>; it stays as it is.</summary>
    public required string ModelFolder { get; init; }

    /// <summary>Labelled images of the target: one folder a class.</summary>
    public required string TargetFolder { get; init; }

    /// <summary>Receives the adapted model.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>More images of the target whose classes nobody knows, in the folder and the folders in it; null takes the labelled ones that train.</summary>
    public string? UnlabelledFolder { get; init; }

    /// <summary>What the model was trained on, to measure what it forgets; null measures the target only.</summary>
    public string? SourceFolder { get; init; }

    /// <summary>Rounds of pseudo-episodes, 0 to 100; 0 leaves the weights and only takes statistics and centre.</summary>
    public int Epochs { get; init; } = 5;

    /// <summary>Pseudo-episodes of a round, 1 to 10,000.</summary>
    public int Episodes { get; init; } = 20;

    /// <summary>Of Adam, above 0 to 1.</summary>
    public double LearningRate { get; init; } = 1e-4;

    /// <summary>Weight in the loss of the squared distance to the source's weights, 0 or more.</summary>
    public double Anchor { get; init; } = 1e-3;

    /// <summary>How the images of pseudo-episodes are varied.</summary>
    public AugmentationKind Augmentation { get; init; } = AugmentationKind.Full;

    /// <summary>Whether the mean feature of the target is subtracted from every feature of the new model.</summary>
    public bool Centre { get; init; } = true;

    /// <summary>Decides what is held out, the episodes and the variations.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary><c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>Threads of the tensor library, 0 leaves its default.</summary>
    public int Threads { get; init; }

    /// <exception cref="ArgumentException">One sentence that names the setting.</exception>
    internal void Require()
    {
        Check(OutputFolder.Length > 0, "OutputFolder is empty.");
        Check(
            Path.TrimEndingDirectorySeparator(Path.GetFullPath(OutputFolder)) != Path.TrimEndingDirectorySeparator(Path.GetFullPath(ModelFolder)),
            $"The adapted model cannot be written to {OutputFolder}, the folder of the model that it comes from.");
        Check(Epochs is >= 0 and <= 100, $"Epochs is {Epochs}; it must be 0 to 100.");
        Check(Episodes is >= 1 and <= 10_000, $"Episodes is {Episodes}; it must be 1 to 10000.");
        Check(LearningRate is > 0 and <= 1, $"LearningRate is {LearningRate}; it must be above 0 and at most 1.");
        Check(Anchor >= 0 && double.IsFinite(Anchor), $"Anchor is {Anchor}; it must be 0 or more.");
        Check(Threads is >= 0 and <= 1024, $"Threads is {Threads}; it must be 0 to 1024.");
    }

    private static void Check(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new ArgumentException(sentence);
        }
    }
}
