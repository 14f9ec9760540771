namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>Where the defect is.</summary>
public enum FlawPosition
{
    Centre,
    Left,
    Right,
    Top,
    Bottom,
    Spread,
}
