namespace AnyShot.Engine.Clip;

/// <summary>Part <c>preprocess_cfg</c>.</summary>
internal sealed record OpenClipPreprocessing
{
    public IReadOnlyList<float>? Mean { get; init; }

    public IReadOnlyList<float>? Std { get; init; }

    /// <summary>Null for bicubic.</summary>
    public string? Interpolation { get; init; }

    /// <summary>Null for shortest.</summary>
    public string? ResizeMode { get; init; }
}
