using AnyShot.Engine.Backbones;
using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Training.TwoStage;

/// <summary>Settings of <c>anyshot train two-stage</c>; docs/two-stage.md says where they come from.</summary>
public sealed record TwoStageOptions
{
    /// <summary>Stands in <see cref="Coarse"/> for rendered surfaces with defects and marks, a scene a class.</summary>
    public const string Rendered = "rendered:";

    /// <summary>Images of broad classes: folders or manifests as <see cref="Data.ImageDataset.Read"/> takes them, or <see cref="Rendered"/>. Empty for no coarse stage.</summary>
    public IReadOnlyList<string> Coarse { get; init; } = [];

    /// <summary>The few images of the classes that count.</summary>
    public required string Target { get; init; }

    /// <summary>Images of the target's classes to measure on, opened when all is trained; null for none.</summary>
    public string? Test { get; init; }

    /// <summary>Which images of <see cref="Target"/> show one object; null takes <c>groups.csv</c> in the folder, if it is there.</summary>
    public string? GroupFile { get; init; }

    /// <summary>Images of each class of <see cref="Target"/> to train on, 2 or more; those of other groups are measured on. Null trains on all.</summary>
    public int? ImagesPerClass { get; init; }

    /// <summary>Folder for the model; made when it is missing. A training that was stopped there goes on where it stood.</summary>
    public required string Output { get; init; }

    /// <summary>See <see cref="NetworkName.Vgg"/>.</summary>
    public string Network { get; init; } = NetworkName.VggSmall;

    /// <summary>First weights: a state dictionary with torchvision's names, or a model folder of this training; null draws them.</summary>
    public string? Weights { get; init; }

    /// <summary>Input in pixels, 32 to 512.</summary>
    public int Side { get; init; } = 64;

    /// <summary>1 (grey) or 3 (RGB).</summary>
    public int Channels { get; init; } = 3;

    /// <summary>Images a step, 2 to 1024.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Rendered scenes that are coarse classes, 2 to 1000.</summary>
    public int RenderedClasses { get; init; } = 40;

    /// <summary>Pictures of each, 2 to 10,000.</summary>
    public int RenderedImages { get; init; } = 30;

    /// <summary>Epochs of the coarse stage in which the head alone is trained, 0 to 10,000.</summary>
    public int CoarseHeadEpochs { get; init; } = 5;

    /// <summary>Most epochs of the coarse stage in which the trunk is trained too, 0 to 10,000.</summary>
    public int CoarseTrunkEpochs { get; init; } = 30;

    /// <summary>As <see cref="CoarseHeadEpochs"/>, of the refined stage.</summary>
    public int RefinedHeadEpochs { get; init; } = 10;

    /// <summary>As <see cref="CoarseTrunkEpochs"/>, of the refined stage.</summary>
    public int RefinedTrunkEpochs { get; init; } = 30;

    /// <summary>Of a new head, while the trunk is frozen and in the coarse stage.</summary>
    public double HeadRate { get; init; } = 1e-3;

    /// <summary>Highest rate of a trunk whose first weights were given, in the coarse stage.</summary>
    public double CoarseTrunkRate { get; init; } = 1e-4;

    /// <summary>Highest rate of a trunk whose first weights were drawn: all of it is trained then, in the coarse stage or, without one, in the refined stage.</summary>
    public double FirstTrunkRate { get; init; } = 1e-3;

    /// <summary>Highest rate of the trunk in the refined stage.</summary>
    public double RefinedTrunkRate { get; init; } = 1e-5;

    /// <summary>Highest rate of the head in the refined stage, once the trunk is trained too.</summary>
    public double RefinedHeadRate { get; init; } = 1e-4;

    /// <summary>L2 penalty while the trunk is trained.</summary>
    public double WeightDecay { get; init; } = 1e-4;

    /// <summary>Epochs without a better macro F1 on the validation images after which a stage ends, 1 or more.</summary>
    public int Patience { get; init; } = 5;

    /// <summary>Folds of the refined stage where a class has fewer than <see cref="StageSplit.FewImages"/> images, 2 to 20.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>What of the trunk the refined stage trains; null decides by the number of images: fc6 and fc7, conv5 too from 50 a class on, all where the first weights were drawn.</summary>
    public UnfrozenPart? Unfreeze { get; init; }

    /// <summary>Made-up images of the target's classes (a folder or manifest as <see cref="Data.ImageDataset.Read"/> takes them) that train the refined stage beside the target's; they never choose or measure. Null for none.</summary>
    public string? Generated { get; init; }

    /// <summary>What one of <see cref="Generated"/> counts beside an image of the target, above 0 to 1.</summary>
    public double GeneratedWeight { get; init; } = 0.3;

    /// <summary>Reproduces the reference code (O1 of its flaws): the trunk is never trained and each stage begins with a new head, so that nothing is transferred.</summary>
    public bool CompatO1 { get; init; }

    /// <summary>How training images are varied.</summary>
    public AugmentationKind Augmentation { get; init; } = AugmentationKind.Full;

    /// <summary>Decides the first weights, which images train, their order and every variation. One seed gives one result on one machine and number of threads.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary><c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>Threads of the tensor library, 0 leaves its default.</summary>
    public int Threads { get; init; }

    /// <exception cref="ArgumentException">One sentence that names the setting.</exception>
    internal void Require()
    {
        Check(Output.Length > 0, "Output is empty.");
        Check(NetworkName.Vgg.Contains(Network), $"Network is \"{Network}\"; it must be {string.Join(" or ", NetworkName.Vgg)}.");
        Check(Test is null || ImagesPerClass is null, "Test and ImagesPerClass do not go together: the images that do not train are the test.");
        Range(ImagesPerClass ?? 2, 2, 1_000_000, nameof(ImagesPerClass));
        Range(Side, 32, 512, nameof(Side));
        Check(Channels is 1 or 3, $"Channels is {Channels}; it must be 1 (grey) or 3 (RGB).");
        Range(BatchSize, 2, 1024, nameof(BatchSize));
        Range(RenderedClasses, 2, 1000, nameof(RenderedClasses));
        Range(RenderedImages, 2, 10_000, nameof(RenderedImages));
        Range(CoarseHeadEpochs, 0, 10_000, nameof(CoarseHeadEpochs));
        Range(CoarseTrunkEpochs, 0, 10_000, nameof(CoarseTrunkEpochs));
        Range(RefinedHeadEpochs, 0, 10_000, nameof(RefinedHeadEpochs));
        Range(RefinedTrunkEpochs, 0, 10_000, nameof(RefinedTrunkEpochs));
        Check(CoarseHeadEpochs + CoarseTrunkEpochs > 0 && RefinedHeadEpochs + RefinedTrunkEpochs > 0, "A stage has no epoch; nothing would be trained.");
        Rate(HeadRate, nameof(HeadRate));
        Rate(CoarseTrunkRate, nameof(CoarseTrunkRate));
        Rate(FirstTrunkRate, nameof(FirstTrunkRate));
        Rate(RefinedTrunkRate, nameof(RefinedTrunkRate));
        Rate(RefinedHeadRate, nameof(RefinedHeadRate));
        Check(WeightDecay is >= 0 and <= 1, $"WeightDecay is {WeightDecay}; it must be 0 to 1.");
        Check(GeneratedWeight is > 0 and <= 1, $"GeneratedWeight is {GeneratedWeight}; it must be above 0 and at most 1.");
        Check(Unfreeze is null || !CompatO1, "Unfreeze and CompatO1 do not go together: with O1 the trunk is never trained.");
        Range(Patience, 1, 10_000, nameof(Patience));
        Range(Folds, 2, 20, nameof(Folds));
        Range(Threads, 0, 1024, nameof(Threads));
    }

    private static void Range(int value, int low, int high, string name) => Check(value >= low && value <= high, $"{name} is {value}; it must be {low} to {high}.");

    private static void Rate(double value, string name) => Check(value is > 0 and <= 1, $"{name} is {value}; it must be above 0 and at most 1.");

    private static void Check(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new ArgumentException(sentence);
        }
    }
}
