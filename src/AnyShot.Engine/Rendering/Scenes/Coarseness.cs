namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>Size of a surface's pattern against the picture.</summary>
public enum Coarseness
{
    Fine,
    Medium,
    Coarse,
}
