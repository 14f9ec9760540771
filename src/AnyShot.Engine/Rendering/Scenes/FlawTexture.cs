namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>Inside of an areal defect.</summary>
public enum FlawTexture
{
    Smooth,
    Grainy,
    Mottled,
    Streaked,
}
