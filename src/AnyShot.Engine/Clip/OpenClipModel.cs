namespace AnyShot.Engine.Clip;

/// <summary>Part <c>model_cfg</c>; the sizes in it are taken from the tensors.</summary>
internal sealed record OpenClipModel
{
    public bool QuickGelu { get; init; }

    public OpenClipTower? VisionCfg { get; init; }

    public OpenClipTower? TextCfg { get; init; }
}
