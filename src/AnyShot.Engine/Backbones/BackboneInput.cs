namespace AnyShot.Engine.Backbones;

/// <summary>
/// What a model file cannot say about itself: the JSON beside a TorchScript file, and the part <c>input</c> of a model card.
/// All keys but <c>resize</c> are required; an unknown key is an error.
/// </summary>
public sealed record BackboneInput
{
    /// <summary>Pixels.</summary>
    public int? InputWidth { get; init; }

    /// <summary>Pixels.</summary>
    public int? InputHeight { get; init; }

    /// <summary>1 (grey) or 3 (RGB).</summary>
    public int? Channels { get; init; }

    /// <summary>Per channel, subtracted after scaling to 0..1.</summary>
    public IReadOnlyList<float>? Mean { get; init; }

    /// <summary>Per channel, divided by.</summary>
    public IReadOnlyList<float>? Std { get; init; }

    /// <summary><c>letterbox</c> (default), <c>stretch</c>, <c>centreCrop</c> or <c>bicubicCover</c>.</summary>
    public ResizeMode Resize { get; init; } = ResizeMode.Letterbox;

    /// <summary>Makes the spec.</summary>
    /// <param name="source">File that these values came from, for the error's sentence.</param>
    /// <param name="name">Name of the backbone.</param>
    /// <param name="revision">Identity of the weights.</param>
    /// <param name="embeddingSize">Length of the embedding.</param>
    /// <exception cref="InvalidDataException">A key is missing or a value out of range.</exception>
    public BackboneSpec ToSpec(string source, string name, string revision, int embeddingSize)
    {
        string[] missing =
        [
            .. InputWidth is null ? ["inputWidth"] : Array.Empty<string>(),
            .. InputHeight is null ? ["inputHeight"] : Array.Empty<string>(),
            .. Channels is null ? ["channels"] : Array.Empty<string>(),
            .. Mean is null ? ["mean"] : Array.Empty<string>(),
            .. Std is null ? ["std"] : Array.Empty<string>(),
        ];
        if (missing.Length > 0)
        {
            throw new InvalidDataException($"{source} lacks {string.Join(", ", missing)}.");
        }

        var spec = new BackboneSpec
        {
            Name = name,
            Revision = revision,
            InputWidth = InputWidth!.Value,
            InputHeight = InputHeight!.Value,
            Channels = Channels!.Value,
            Mean = Mean!,
            Std = Std!,
            Resize = Resize,
            EmbeddingSize = embeddingSize,
        };
        try
        {
            BackboneSpecRules.Require(spec);
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException($"{source}: {error.Message}", error);
        }

        return spec;
    }
}
