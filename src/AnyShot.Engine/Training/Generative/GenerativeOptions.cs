using AnyShot.Engine.Backbones.Generative;

namespace AnyShot.Engine.Training.Generative;

/// <summary>Settings of <c>anyshot train generative</c>. What is null takes a default that suits the model and two cores; docs/generative.md has the published ones.</summary>
public sealed record GenerativeOptions
{
    /// <summary>Folder with images, at any depth, or with IDX files.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Folder for the model; made when it is missing. A training that was stopped there goes on where it stood.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>See <see cref="GenerativeModelName"/>.</summary>
    public required string Model { get; init; }

    /// <summary>1 (grey) or 3 (RGB); null takes 1 for IDX files and 3 for others.</summary>
    public int? Channels { get; init; }

    /// <summary>Pixels, 16 to 96; null takes 28 for grey and 32 for colour.</summary>
    public int? Side { get; init; }

    /// <summary>Maps of the first layer.</summary>
    public int? Width { get; init; }

    /// <summary>Numbers in a code.</summary>
    public int? CodeSize { get; init; }

    /// <summary>Codes of the vector-quantised model.</summary>
    public int Codes { get; init; } = 512;

    /// <summary>Passes over the images, 1 to 10,000.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Images a step, 2 to 1024.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Of Adam, above 0 to 1.</summary>
    public double? LearningRate { get; init; }

    /// <summary>Most images to take, evenly over all, 8 or more.</summary>
    public int Images { get; init; } = 100_000;

    /// <summary>Decides the first weights, the order and all noise. One seed gives one result on one machine and number of threads.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Reproduces flaw P5 of the published code in the vector-quantised model.</summary>
    public bool RectifiedSkips { get; init; }

    /// <summary><c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>Threads of the tensor library, 0 leaves its default.</summary>
    public int Threads { get; init; }

    /// <summary>The same with nothing left open.</summary>
    /// <param name="isIdx">Whether the data are IDX files.</param>
    internal (GenerativeSpec Spec, int BatchSize, double LearningRate) Resolve(bool isIdx)
    {
        var channels = Channels ?? (isIdx ? 1 : 3);
        var standard = GenerativeSpec.Standard(Model, channels, Side ?? (channels == 1 ? 28 : 32));
        var spec = standard with
        {
            Width = Width ?? Model switch
            {
                GenerativeModelName.Vae => channels == 1 ? 32 : 16,
                GenerativeModelName.VectorQuantized => 32,
                GenerativeModelName.Gan => 64,
                _ => 16,
            },
            CodeSize = CodeSize ?? (Model == GenerativeModelName.Vae && channels == 3 ? 128 : standard.CodeSize),
            Codes = Codes,
            RectifiedSkips = RectifiedSkips,
        };
        spec.Require();
        var batch = BatchSize ?? (Model is GenerativeModelName.Vae or GenerativeModelName.VectorQuantized ? 64 : 32);
        var rate = LearningRate ?? Model switch
        {
            GenerativeModelName.Vae => channels == 1 ? 1e-3 : 3e-4,
            GenerativeModelName.Diffusion => channels == 1 ? 2e-4 : 1e-4,
            GenerativeModelName.Gan => 5e-4,
            _ => 1e-3,
        };
        return (spec, batch, rate);
    }

    /// <exception cref="ArgumentException">One sentence that names the setting.</exception>
    internal void Require()
    {
        Check(OutputFolder.Length > 0, "OutputFolder is empty.");
        Check(Epochs is >= 1 and <= 10_000, $"Epochs is {Epochs}; it must be 1 to 10000.");
        Check(BatchSize is null or (>= 2 and <= 1024), $"BatchSize is {BatchSize}; it must be 2 to 1024.");
        Check(LearningRate is null or (> 0 and <= 1), $"LearningRate is {LearningRate}; it must be above 0 and at most 1.");
        Check(Images >= GenerativeImages.Fewest, $"Images is {Images}; it must be {GenerativeImages.Fewest} or more.");
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
