using AnyShot.Engine.Backbones;
using AnyShot.Engine.Episodes;

namespace AnyShot.Engine.Training.Pretraining;

/// <summary>Settings of <c>anyshot train any-shot</c>. The defaults suit two cores; docs/training.md has the published ones.</summary>
public sealed record PretrainingOptions
{
    /// <summary>Folder with one folder a class, folder with manifests or one manifest.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Folder for the model; made when it is missing. A training that was stopped there goes on where it stood.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>See <see cref="NetworkName"/>.</summary>
    public string Backbone { get; init; } = NetworkName.Small;

    /// <summary>Input in pixels, 16 to 512.</summary>
    public int Side { get; init; } = 84;

    /// <summary>1 (grey) or 3 (RGB).</summary>
    public int Channels { get; init; } = 3;

    /// <summary>Epochs of the rotation stage, 0 to 10,000.</summary>
    public int EpochsRotation { get; init; } = 20;

    /// <summary>Epochs of the manifold mix-up stage, 0 to 10,000.</summary>
    public int EpochsMixup { get; init; } = 40;

    /// <summary>Images a step before they are turned, 4 to 1024.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Highest learning rate of each stage, above 0 to 1.</summary>
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>How training images are varied.</summary>
    public AugmentationKind Augmentation { get; init; } = AugmentationKind.Full;

    /// <summary>Decides the first weights, the order of the images and every variation. One seed gives one result on one machine and number of threads.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Split file; null takes the rule.</summary>
    public string? SplitFile { get; init; }

    /// <summary>Attributes of the base and validation classes, one line a class; with them a feature generator is trained as the last stage. Null for none.</summary>
    public string? SemanticsFile { get; init; }

    /// <summary>Most epochs of the generator, 1 to 100,000.</summary>
    public int EpochsGenerator { get; init; } = 300;

    /// <summary>Novel classes that the rule must leave, and classes of a validation episode, 2 to 1000.</summary>
    public int Ways { get; init; } = 5;

    /// <summary>Weights are measured after so many epochs, 1 or more.</summary>
    public int ValidateEvery { get; init; } = 2;

    /// <summary>Flaws of the published code to reproduce; only <see cref="CompatSwitches.B12"/> and, in the generator, <see cref="CompatSwitches.B10"/> concern the training.</summary>
    public CompatSwitches Compat { get; init; }

    /// <summary><c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>Threads of the tensor library, 0 leaves its default.</summary>
    public int Threads { get; init; }

    /// <exception cref="ArgumentException">One sentence that names the setting.</exception>
    internal void Require()
    {
        Check(OutputFolder.Length > 0, "OutputFolder is empty.");
        Check(Side is >= 16 and <= 512, $"Side is {Side}; it must be 16 to 512.");
        Check(Channels is 1 or 3, $"Channels is {Channels}; it must be 1 (grey) or 3 (RGB).");
        Check(EpochsRotation is >= 0 and <= 10_000, $"EpochsRotation is {EpochsRotation}; it must be 0 to 10000.");
        Check(EpochsMixup is >= 0 and <= 10_000, $"EpochsMixup is {EpochsMixup}; it must be 0 to 10000.");
        Check(EpochsRotation + EpochsMixup > 0, "EpochsRotation and EpochsMixup are both 0; nothing would be trained.");
        Check(BatchSize is >= 4 and <= 1024, $"BatchSize is {BatchSize}; it must be 4 to 1024.");
        Check(LearningRate is > 0 and <= 1, $"LearningRate is {LearningRate}; it must be above 0 and at most 1.");
        Check(Ways is >= 2 and <= 1000, $"Ways is {Ways}; it must be 2 to 1000.");
        Check(ValidateEvery >= 1, $"ValidateEvery is {ValidateEvery}; it must be 1 or more.");
        Check(Threads is >= 0 and <= 1024, $"Threads is {Threads}; it must be 0 to 1024.");
        Check(EpochsGenerator is >= 1 and <= 100_000, $"EpochsGenerator is {EpochsGenerator}; it must be 1 to 100000.");
        Check((Compat & ~(CompatSwitches.B10 | CompatSwitches.B12)) == 0, $"Compat is {Compat}; only B10 and B12 concern the training.");
    }

    private static void Check(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new ArgumentException(sentence);
        }
    }
}
