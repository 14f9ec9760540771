namespace AnyShot.Engine.Clip;

/// <summary>What is read of <c>open_clip_config.json</c>, which open_clip puts beside its weights.</summary>
internal sealed record OpenClipConfig
{
    public OpenClipModel? ModelCfg { get; init; }

    public OpenClipPreprocessing? PreprocessCfg { get; init; }
}
