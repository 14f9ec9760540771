namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>Settings of <c>anyshot pretrain</c>. One seed gives one result on one machine and number of threads.</summary>
public sealed record DualEncoderOptions
{
    /// <summary>Folder for the model; made when it is missing. A training that was stopped there goes on where it stood.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>Decides the first weights, every scene, picture and caption.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Pictures to train on in all, each variation counted, 2 batches to 2,000,000,000. A finished training goes on with a new cycle of the learning rate when this is raised.</summary>
    public long Pictures { get; init; } = 1_200_000;

    /// <summary>Scenes a step (B), 2 to 2048; each gives two pictures.</summary>
    public int Scenes { get; init; } = 32;

    /// <summary>Captions of a scene in a step, 1 to 8.</summary>
    public int Captions { get; init; } = 2;

    /// <summary>Sides of the pictures over the training, in pixels, with the share of the steps that each has.</summary>
    public IReadOnlyList<SideShare> Sides { get; init; } = [new(64, 0.7), new(96, 0.3)];

    /// <summary>Side at which scenes are rendered, 32 to 512; 0 takes the largest of <see cref="Sides"/>.</summary>
    public int RenderSide { get; init; }

    /// <summary>Scenes that are kept ready to be drawn from, at least <see cref="Scenes"/>.</summary>
    public int Pool { get; init; } = 3072;

    /// <summary>Share of the scenes that come in lines of eight on one surface, 0 to 1.</summary>
    public double LineShare { get; init; } = 0.6;

    /// <summary>Least share of the lines and scenes whose defects are large and on calm surfaces, 0 to 1. All are at first; the share falls to this one at half of the training (Bengio et al., "Curriculum Learning", 2009).</summary>
    public double EasyShare { get; init; } = 0.3;

    /// <summary>Pictures that are rendered of a scene, 2 to 64.</summary>
    public int Instances { get; init; } = 4;

    /// <summary>How often a scene is used before another takes its place, 1 to 1000, on average.</summary>
    public int Reuse { get; init; } = 6;

    /// <summary>Least share of a picture's area in a crop, 0.1 to 1.</summary>
    public double SmallestCrop { get; init; } = 0.65;

    /// <summary>Highest learning rate, above 0 to 1.</summary>
    public double LearningRate { get; init; } = 1.5e-3;

    /// <summary>Decay of weights a step as a share of the learning rate, 0 to 1; norms, biases and word vectors have none.</summary>
    public double WeightDecay { get; init; } = 0.05;

    /// <summary>Of pictures with captions.</summary>
    public double TextWeight { get; init; } = 1;

    /// <summary>Of the two pictures of a scene, behind a head.</summary>
    public double InstanceWeight { get; init; } = 1;

    /// <summary>Of the two pictures of a scene, on the embedding itself.</summary>
    public double FewShotWeight { get; init; } = 0.5;

    /// <summary>Of the traits.</summary>
    public double TraitWeight { get; init; } = 3;

    /// <summary>Of defects in cells.</summary>
    public double CellWeight { get; init; } = 1;

    /// <summary>Of quarter turns.</summary>
    public double TurnWeight { get; init; } = 0.1;

    /// <summary>Temperature of the instance loss, 0.01 to 1.</summary>
    public double Temperature { get; init; } = 0.15;

    /// <summary>Share of the averaged weights that a step keeps, 0 to below 1.</summary>
    public double Averaging { get; init; } = 0.999;

    /// <summary><c>auto</c>, <c>bf16</c> or <c>fp32</c>: what convolutions compute in.</summary>
    public string Precision { get; init; } = "auto";

    /// <summary>Threads of the tensor library, 1 to 1024.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Threads that render, 1 to 64.</summary>
    public int RenderThreads { get; init; } = 1;

    /// <summary>Pictures between two validations.</summary>
    public long ValidateEvery { get; init; } = 100_000;

    /// <summary>Time between two checkpoints.</summary>
    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Folders of photographs that the validation measures too, as <c>FOLDER</c> or <c>FOLDER:CLASS,CLASS,...</c>; without classes the validation classes by the usual rule.</summary>
    public IReadOnlyList<string> Watch { get; init; } = [];

    /// <summary>Steps in all.</summary>
    internal long Steps => Pictures / (2L * Scenes);

    internal int LargestSide => RenderSide > 0 ? RenderSide : Sides.Max(share => share.Side);

    /// <exception cref="ArgumentException">One sentence that names the setting.</exception>
    internal void Require()
    {
        Check(OutputFolder.Length > 0, "The output folder is empty.");
        Check(Scenes is >= 2 and <= 2048, $"Scenes is {Scenes}; it must be 2 to 2048.");
        Check(Pictures >= 4L * Scenes && Pictures <= 2_000_000_000, $"Pictures is {Pictures}; it must be {4L * Scenes} to 2000000000 with {Scenes} scenes a step.");
        Check(Captions is >= 1 and <= 8, $"Captions is {Captions}; it must be 1 to 8.");
        Check(Sides.Count > 0 && Sides.All(share => share.Side is >= 32 and <= 512 && share.Share > 0), "Sides needs sides of 32 to 512 pixels with positive shares.");
        Check(RenderSide is 0 or (>= 32 and <= 512), $"RenderSide is {RenderSide}; it must be 32 to 512, or 0 for the largest side.");
        Check(Pool >= Scenes && (long)Pool * Instances * 3 * LargestSide * LargestSide <= 32L << 30, $"Pool is {Pool}; it must be at least the {Scenes} scenes of a step, and its pictures must fit into 32 GB.");
        Check(LineShare is >= 0 and <= 1, $"LineShare is {LineShare}; it must be 0 to 1.");
        Check(EasyShare is >= 0 and <= 1, $"EasyShare is {EasyShare}; it must be 0 to 1.");
        Check(Instances is >= 2 and <= 64, $"Instances is {Instances}; it must be 2 to 64.");
        Check(Reuse is >= 1 and <= 1000, $"Reuse is {Reuse}; it must be 1 to 1000.");
        Check(SmallestCrop is >= 0.1 and <= 1, $"SmallestCrop is {SmallestCrop}; it must be 0.1 to 1.");
        Check(LearningRate is > 0 and <= 1, $"LearningRate is {LearningRate}; it must be above 0 and at most 1.");
        Check(WeightDecay is >= 0 and <= 1, $"WeightDecay is {WeightDecay}; it must be 0 to 1.");
        Check(new[] { TextWeight, InstanceWeight, FewShotWeight, TraitWeight, CellWeight, TurnWeight }.All(weight => weight is >= 0 and <= 100), "The weights of the losses must be 0 to 100.");
        Check(Temperature is >= 0.01 and <= 1, $"Temperature is {Temperature}; it must be 0.01 to 1.");
        Check(Averaging is >= 0 and < 1, $"Averaging is {Averaging}; it must be 0 to below 1.");
        Check(Threads is >= 1 and <= 1024, $"Threads is {Threads}; it must be 1 to 1024.");
        Check(RenderThreads is >= 1 and <= 64, $"RenderThreads is {RenderThreads}; it must be 1 to 64.");
        Check(ValidateEvery >= 1, $"ValidateEvery is {ValidateEvery}; it must be 1 or more.");
    }

    private static void Check(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new ArgumentException(sentence);
        }
    }
}
