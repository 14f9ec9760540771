namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>How the surface was made or what it looks like.</summary>
public enum Material
{
    Plain,
    Brushed,
    Ground,
    Cast,
    Rolled,
    Woven,
    Wood,
    Board,
    Painted,
    Noise,
    Stripes,
    Cells,
    Dots,
    Mesh,
    Fibres,
    Marble,
    Scales,
    Waves,
    Crackle,
    Checks,
    Sand,
    Foam,
    Program,
}
