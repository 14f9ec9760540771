using System.Text.Json;

namespace AnyShot.Engine.Clip;

/// <summary>Part <c>vision_cfg</c> or <c>text_cfg</c>: what tensors do not show.</summary>
internal sealed record OpenClipTower
{
    /// <summary>Numbers of an attention head of the image tower; 64 where it is not given.</summary>
    public int? HeadWidth { get; init; }

    /// <summary>Attention heads of the text tower.</summary>
    public int? Heads { get; init; }

    public string? PoolType { get; init; }

    public bool GlobalAveragePool { get; init; }

    public bool NoCausalMask { get; init; }

    public JsonElement? NormKwargs { get; init; }

    public JsonElement? ActKwargs { get; init; }

    /// <summary>The first key that asks for something else than OpenAI's models do; null when none does.</summary>
    /// <param name="usualPool">How this tower usually reads its tokens.</param>
    public string? Unknown(string usualPool) => GlobalAveragePool ? "global_average_pool"
        : NoCausalMask ? "no_causal_mask"
        : PoolType is not null && PoolType != usualPool ? "pool_type"
        : NormKwargs is { ValueKind: not JsonValueKind.Null } ? "norm_kwargs"
        : ActKwargs is { ValueKind: not JsonValueKind.Null } ? "act_kwargs"
        : null;
}
