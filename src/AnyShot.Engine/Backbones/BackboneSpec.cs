namespace AnyShot.Engine.Backbones;

/// <summary>What a backbone expects and gives.</summary>
public sealed record BackboneSpec
{
    /// <summary>Name such as <c>builtin:virtual-line</c> or <c>torchscript:PATH</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Identity of the weights: first 12 hexadecimal digits of their SHA-256.</summary>
    public required string Revision { get; init; }

    /// <summary>Says which features these are: <c>NAME@REVISION</c>.</summary>
    public string NameAndRevision => $"{Name}@{Revision}";

    /// <summary>Input width in pixels.</summary>
    public required int InputWidth { get; init; }

    /// <summary>Input height in pixels.</summary>
    public required int InputHeight { get; init; }

    /// <summary>1 (grey) or 3 (RGB order).</summary>
    public required int Channels { get; init; }

    /// <summary>How an image of another shape becomes the input.</summary>
    public ResizeMode Resize { get; init; } = ResizeMode.Letterbox;

    /// <summary>Per channel, subtracted after scaling to 0..1.</summary>
    public required IReadOnlyList<float> Mean { get; init; }

    /// <summary>Per channel, divided by.</summary>
    public required IReadOnlyList<float> Std { get; init; }

    /// <summary>Length of the embedding.</summary>
    public required int EmbeddingSize { get; init; }
}
