using AnyShot.Engine.Backbones;
using AnyShot.Engine.Clip.Networks;

namespace AnyShot.Engine.Clip;

/// <summary>What the tensors of a CLIP model do not tell, from the files beside it.</summary>
internal sealed record ClipSettings
{
    /// <summary>open_clip's description of the model, for all weights of a folder; a JSON of the same name as the weights goes before it.</summary>
    public const string ConfigFile = "open_clip_config.json";

    /// <summary>Numbers of an attention head in all models of OpenAI.</summary>
    private const long UsualHeadWidth = 64;

    private const string QuickName = "quickgelu";

    /// <summary>File of the weights, for sentences.</summary>
    public required string Weights { get; init; }

    public required ClipActivation Activation { get; init; }

    /// <summary>Per channel (RGB), subtracted after scaling to 0..1.</summary>
    public IReadOnlyList<float> Mean { get; init; } = [0.48145466f, 0.4578275f, 0.40821073f];

    /// <summary>Per channel (RGB), divided by.</summary>
    public IReadOnlyList<float> Std { get; init; } = [0.26862954f, 0.26130258f, 0.27577711f];

    /// <summary>Numbers of an attention head of the image tower.</summary>
    public long ImageHeadWidth { get; init; } = UsualHeadWidth;

    /// <summary>Attention heads of the text tower; null for one for each 64 numbers.</summary>
    public long? TextHeadCount { get; init; }

    /// <summary>Settings of a model.</summary>
    /// <param name="weights">File of the weights.</param>
    /// <param name="isTorchScript">OpenAI's form, whose models have the quick GELU; open_clip's have the plain one unless the JSON or the name say otherwise.</param>
    /// <exception cref="InvalidDataException">The JSON is damaged or asks for what is not supported; one sentence says what.</exception>
    public static ClipSettings Read(string weights, bool isTorchScript)
    {
        var named = Path.GetFileName(weights).Contains(QuickName, StringComparison.OrdinalIgnoreCase);
        var plain = new ClipSettings { Weights = weights, Activation = isTorchScript || named ? ClipActivation.QuickGelu : ClipActivation.Gelu };
        var folder = Path.GetDirectoryName(Path.GetFullPath(weights))!;
        string[] places = [Path.ChangeExtension(weights, ".json"), Path.Combine(folder, ConfigFile)];
        return Array.Find(places, File.Exists) is { } path ? plain.With(path, ModelFile.ReadJson(path, "JSON of a CLIP model", ClipJson.Default.OpenClipConfig)) : plain;
    }

    /// <summary>Attention heads of the image tower.</summary>
    /// <param name="width">Numbers of a token.</param>
    /// <exception cref="InvalidDataException">They do not divide the width.</exception>
    public long ImageHeads(long width) => width % ImageHeadWidth == 0 ? width / ImageHeadWidth : throw Odd("image", width, ImageHeadWidth);

    /// <summary>Attention heads of the text tower.</summary>
    /// <inheritdoc cref="ImageHeads"/>
    public long TextHeads(long width)
    {
        var heads = TextHeadCount ?? (width % UsualHeadWidth == 0 ? width / UsualHeadWidth : throw Odd("text", width, UsualHeadWidth));
        return width % heads == 0 ? heads : throw new InvalidDataException($"{Weights}: {heads} attention heads do not divide the {width} numbers of the text tower.");
    }

    private ClipSettings With(string path, OpenClipConfig config)
    {
        var model = config.ModelCfg ?? throw new InvalidDataException($"{path} lacks model_cfg.");
        var preprocessing = config.PreprocessCfg ?? new OpenClipPreprocessing();
        Require(path, "vision_cfg", model.VisionCfg?.Unknown("tok"));
        Require(path, "text_cfg", model.TextCfg?.Unknown("argmax"));
        Require(path, "preprocess_cfg", preprocessing.Interpolation is not (null or "bicubic") ? "interpolation"
            : preprocessing.ResizeMode is not (null or "shortest") ? "resize_mode" : null);
        if (model.VisionCfg?.HeadWidth is < 1 || model.TextCfg?.Heads is < 1)
        {
            throw new InvalidDataException($"{path}: head_width and heads must be 1 or more.");
        }

        return this with
        {
            Activation = model.QuickGelu ? ClipActivation.QuickGelu : ClipActivation.Gelu,
            Mean = preprocessing.Mean ?? Mean,
            Std = preprocessing.Std ?? Std,
            ImageHeadWidth = model.VisionCfg?.HeadWidth ?? UsualHeadWidth,
            TextHeadCount = model.TextCfg?.Heads,
        };
    }

    private static void Require(string path, string part, string? unknown)
    {
        if (unknown is not null)
        {
            throw new InvalidDataException($"{path}: {part}.{unknown} asks for something that no CLIP model of OpenAI has; this is another architecture.");
        }
    }

    private InvalidDataException Odd(string tower, long width, long head) =>
        new($"{Weights}: the {width} numbers of a token of the {tower} tower are no multiple of {head}, the size of an attention head; {ConfigFile} beside the file says another one.");
}
