using System.Globalization;

namespace AnyShot.Engine.Backbones.Generative;

/// <summary>Sizes of a generative model. The defaults of <see cref="Standard"/> are the published ones.</summary>
internal sealed record GenerativeSpec
{
    public const int SmallestSide = 16;
    public const int LargestSide = 96;

    /// <summary>Larger models are refused, so that a wrong setting or card does not take the memory: about 1 GB of weights.</summary>
    public const long MostWeights = 300_000_000;

    /// <summary>See <see cref="GenerativeModelName"/>.</summary>
    public required string Model { get; init; }

    /// <summary>1 (grey) or 3 (RGB).</summary>
    public required int Channels { get; init; }

    /// <summary>Input in pixels, a multiple of 4; of 16 for the variational auto-encoder of colour images.</summary>
    public required int Side { get; init; }

    /// <summary>Maps of the first layer; the others grow with it.</summary>
    public required int Width { get; init; }

    /// <summary>Numbers in a code; of the vector-quantised model, in each code of the book.</summary>
    public required int CodeSize { get; init; }

    /// <summary>Codes in the book of the vector-quantised model.</summary>
    public int Codes { get; init; } = 512;

    /// <summary>Flaw P5 of the published code: the ReLU of a residual block changes what the block adds to.</summary>
    public bool RectifiedSkips { get; init; }

    /// <summary>Layers of the feature.</summary>
    public LayerSet Layers { get; init; }

    /// <summary>Cells along each side of the picture over which maps are averaged, 1 (the published feature) to 8.</summary>
    public int Cells { get; init; } = 1;

    /// <summary>Time of the diffusion at which the feature is taken, 0 to 1.</summary>
    public double Time { get; init; } = 0.35;

    /// <summary>Weights of the largest layers, from above.</summary>
    private long RoughWeights
    {
        get
        {
            var (width, code, places) = ((long)Width, (long)CodeSize, (long)(Side / 4) * (Side / 4));
            return Model switch
            {
                GenerativeModelName.Vae when Channels == 1 => 256 * width * width * places,
                GenerativeModelName.Vae => (3000 * width * width) + (80 * code * code),
                GenerativeModelName.VectorQuantized => (60 * width * width) + (Codes * code) + (10 * width * code),
                GenerativeModelName.Gan => (200 * width * width) + (10 * width * code) + (20 * code * code),
                _ => 9000 * width * width,
            };
        }
    }

    /// <summary>Published sizes.</summary>
    /// <exception cref="InvalidDataException">There is no model of that name.</exception>
    public static GenerativeSpec Standard(string model, int channels, int side) => model switch
    {
        GenerativeModelName.Vae => Make(model, channels, side, 32, channels == 1 ? 6 : 512),
        GenerativeModelName.VectorQuantized => Make(model, channels, side, 64, 64),
        GenerativeModelName.Gan => Make(model, channels, side, 512, 128),
        GenerativeModelName.Diffusion => Make(model, channels, side, 64, 0) with { Time = channels == 1 ? 0.35 : 0.05 },
        _ => throw new InvalidDataException($"Unknown generative model \"{model}\"; it is {string.Join(", ", GenerativeModelName.All)}."),
    };

    /// <summary>As stored in a card.</summary>
    public Dictionary<string, string> ToSettings() => new(StringComparer.Ordinal)
    {
        ["width"] = Text(Width),
        ["codeSize"] = Text(CodeSize),
        ["codes"] = Text(Codes),
        ["compat"] = RectifiedSkips ? "P5" : "",
        ["layers"] = Layers.ToString(),
        ["cells"] = Text(Cells),
        ["time"] = Time.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>From a card. Nothing in it is trusted.</summary>
    /// <exception cref="InvalidDataException">A setting is missing or out of range.</exception>
    public static GenerativeSpec FromSettings(string model, int channels, int side, IReadOnlyDictionary<string, string> settings)
    {
        var spec = new GenerativeSpec
        {
            Model = model,
            Channels = channels,
            Side = side,
            Width = Number("width"),
            CodeSize = Number("codeSize"),
            Codes = Number("codes"),
            RectifiedSkips = Find("compat") == "P5",
            Layers = Enum.TryParse<LayerSet>(Find("layers"), out var layers) && Enum.IsDefined(layers) ? layers : throw Wrong("layers"),
            // Cards that were written before there were cells have one.
            Cells = settings.ContainsKey("cells") ? Number("cells") : 1,
            Time = double.TryParse(Find("time"), NumberStyles.Float, CultureInfo.InvariantCulture, out var time) ? time : throw Wrong("time"),
        };
        spec.Require();
        return spec;

        string Find(string key) => settings.TryGetValue(key, out var text) ? text : throw new InvalidDataException($"the setting \"{key}\" of the training is missing.");
        int Number(string key) => int.TryParse(Find(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(key);
        InvalidDataException Wrong(string key) => new($"the setting \"{key}\" of the training is \"{Find(key)}\", which it cannot be.");
    }

    /// <exception cref="InvalidDataException">One sentence that names the value.</exception>
    public void Require()
    {
        var multiple = Model == GenerativeModelName.Vae && Channels == 3 ? 16 : 4;
        Check(GenerativeModelName.IsGenerative(Model), $"Unknown generative model \"{Model}\"; it is {string.Join(", ", GenerativeModelName.All)}.");
        Check(Channels is 1 or 3, $"Channels is {Channels}; it must be 1 (grey) or 3 (RGB).");
        Check(Side is >= SmallestSide and <= LargestSide && Side % multiple == 0, $"The side is {Side}; for this model it must be {SmallestSide} to {LargestSide} pixels and a multiple of {multiple}.");
        Check(Width is >= 4 and <= 1024 && Width % 4 == 0, $"The width is {Width}; it must be 4 to 1024 and a multiple of 4.");
        Check(CodeSize is >= 1 and <= 4096 || Model == GenerativeModelName.Diffusion, $"The code size is {CodeSize}; it must be 1 to 4096.");
        Check(Codes is >= 2 and <= 65536, $"The code book has {Codes} codes; it must have 2 to 65536.");
        Check(RoughWeights <= MostWeights, $"A {Model} of side {Side}, width {Width} and code size {CodeSize} has about {RoughWeights / 1_000_000} million weights; at most {MostWeights / 1_000_000} million are allowed.");
        Check(Cells is >= 1 and <= 8, $"The feature has {Cells} cells a side; it must have 1 to 8.");
        Check(Time is >= 0 and <= 1, $"The time is {Time}; it must be 0 to 1.");
        Check(Layers == LayerSet.Stacked || Model is GenerativeModelName.Vae or GenerativeModelName.VectorQuantized, $"The model {Model} has no layer set \"{Layers}\".");
    }

    private static GenerativeSpec Make(string model, int channels, int side, int width, int codeSize) =>
        new() { Model = model, Channels = channels, Side = side, Width = width, CodeSize = codeSize };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Check(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new InvalidDataException(sentence);
        }
    }
}
