using AnyShot.Engine.Backbones;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Training.Episodic;

/// <summary>Settings of <c>anyshot train episodic</c>.</summary>
public sealed record EpisodicOptions
{
    /// <summary>Folder with one folder a class, folder with manifests or one manifest.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Folder for the model; made when it is missing. A training that was stopped there goes on where it stood.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>
    /// See <see cref="NetworkName"/>. With <see cref="StartFolder"/> the network of that model. Or <c>builtin:anyshot-mini</c> or <c>model:FOLDER</c>: a backbone that is taken as it is, and a linear map behind it is trained;
    /// its input is its own then, and images are not varied.
    /// </summary>
    public string Backbone { get; init; } = NetworkName.Conv4;

    /// <summary>Model folder of ours whose weights are the first ones; null starts from fresh weights.</summary>
    public string? StartFolder { get; init; }

    /// <summary>Input in pixels, 16 to 512.</summary>
    public int Side { get; init; } = 84;

    /// <summary>1 (grey) or 3 (RGB).</summary>
    public int Channels { get; init; } = 3;

    /// <summary>Classes among which the model will have to choose: of a validation episode, and novel classes that the rule must leave, 2 to 1000.</summary>
    public int Ways { get; init; } = 5;

    /// <summary>Examples a class that it will have: of a validation episode, 1 to 100.</summary>
    public int Shots { get; init; } = 1;

    /// <summary>Classes of a training episode, 2 to 1000; null takes <see cref="Ways"/>.</summary>
    public int? TrainWays { get; init; }

    /// <summary>Examples a class of a training episode, 1 to 100; null takes <see cref="Shots"/>.</summary>
    public int? TrainShots { get; init; }

    /// <summary>Queries a class of an episode, 1 to 1000.</summary>
    public int Queries { get; init; } = 15;

    /// <summary>Curriculum: ways of the first episode, from which they go to <see cref="TrainWays"/> over the first half; null for none.</summary>
    public int? FromWays { get; init; }

    /// <summary>Curriculum: shots of the first episode, from which they go to <see cref="TrainShots"/> over the first half; null for none.</summary>
    public int? FromShots { get; init; }

    /// <summary>Training episodes, 1 to 10,000,000; each is one step.</summary>
    public int Episodes { get; init; } = 5000;

    /// <summary>How far an embedding is from a prototype.</summary>
    public EpisodicMetric Metric { get; init; }

    /// <summary>First learning rate, above 0 to 1.</summary>
    public double LearningRate { get; init; } = 1e-3;

    public EpisodicOptimizer Optimizer { get; init; }

    /// <summary>L2 penalty of all weights, 0 to 1; a part of the gradient.</summary>
    public double WeightDecay { get; init; }

    public EpisodicSchedule Schedule { get; init; }

    /// <summary>Episodes after which <see cref="EpisodicSchedule.Halve"/> takes half of the rate.</summary>
    public int HalveEvery { get; init; } = 2000;

    /// <summary>Which classes an episode gets.</summary>
    public ClassSampling Sampling { get; init; }

    /// <summary>How training images are varied.</summary>
    public AugmentationKind Augmentation { get; init; } = AugmentationKind.Full;

    /// <summary>Decides the first weights, every episode and every variation. One seed gives one result on one machine and number of threads.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Split file; null takes the rule.</summary>
    public string? SplitFile { get; init; }

    /// <summary>Attributes of the base and validation classes, one line a class; with them class means are also learnt from attributes alone. Null for none.</summary>
    public string? SemanticsFile { get; init; }

    /// <summary>Prompts of the base and validation classes, instead of attributes: the words are read by the model that ships (<see cref="Prompts.PromptVectors"/>). Null for none.</summary>
    public string? PromptsFile { get; init; }

    /// <summary>Tree of the classes; with it groups have a loss beside the classes (<see cref="EpisodeHierarchy"/>). Null for none.</summary>
    public string? HierarchyFile { get; init; }

    /// <summary>Weights are measured after so many episodes, 1 or more.</summary>
    public int ValidateEvery { get; init; } = 250;

    /// <summary>Fixed validation episodes, 2 to 100,000.</summary>
    public int ValidationEpisodes { get; init; } = 600;

    /// <summary>Validations without a better one after which the training ends, 1 or more.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>For embeddings of a backbone that is taken as it is; null keeps none.</summary>
    public string? CacheFolder { get; init; }

    /// <summary><c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>Threads of the tensor library, 0 leaves its default.</summary>
    public int Threads { get; init; }

    /// <summary>Ways of a training episode after the curriculum.</summary>
    internal int LastWays => TrainWays ?? Ways;

    /// <summary>Shots of a training episode after the curriculum.</summary>
    internal int LastShots => TrainShots ?? Shots;

    /// <summary>The backbone is none of our networks by name but a finished model.</summary>
    internal bool TakesModel => StartFolder is null && Backbone.Contains(':', StringComparison.Ordinal);

    /// <exception cref="ArgumentException">One sentence that names the setting.</exception>
    internal void Require()
    {
        Check(OutputFolder.Length > 0, "OutputFolder is empty.");
        Check(Side is >= 16 and <= 512, $"Side is {Side}; it must be 16 to 512.");
        Check(Channels is 1 or 3, $"Channels is {Channels}; it must be 1 (grey) or 3 (RGB).");
        foreach (var (name, ways) in new[] { (nameof(Ways), (int?)Ways), (nameof(TrainWays), TrainWays), (nameof(FromWays), FromWays) })
        {
            Check(ways is null or (>= 2 and <= 1000), $"{name} is {ways}; it must be 2 to 1000.");
        }

        foreach (var (name, shots) in new[] { (nameof(Shots), (int?)Shots), (nameof(TrainShots), TrainShots), (nameof(FromShots), FromShots) })
        {
            Check(shots is null or (>= 1 and <= 100), $"{name} is {shots}; it must be 1 to 100.");
        }

        Check(Queries is >= 1 and <= 1000, $"Queries is {Queries}; it must be 1 to 1000.");
        Check(Episodes is >= 1 and <= 10_000_000, $"Episodes is {Episodes}; it must be 1 to 10000000.");
        Check(LearningRate is > 0 and <= 1, $"LearningRate is {LearningRate}; it must be above 0 and at most 1.");
        Check(WeightDecay is >= 0 and <= 1, $"WeightDecay is {WeightDecay}; it must be 0 to 1.");
        Check(HalveEvery >= 1, $"HalveEvery is {HalveEvery}; it must be 1 or more.");
        Check(ValidateEvery >= 1, $"ValidateEvery is {ValidateEvery}; it must be 1 or more.");
        Check(ValidationEpisodes is >= 2 and <= 100_000, $"ValidationEpisodes is {ValidationEpisodes}; it must be 2 to 100000.");
        Check(Patience >= 1, $"Patience is {Patience}; it must be 1 or more.");
        Check(SemanticsFile is null || PromptsFile is null, "SemanticsFile and PromptsFile do not go together: classes have one kind of semantic vectors.");
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
