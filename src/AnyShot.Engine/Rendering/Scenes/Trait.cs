namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>What can be said about a scene. A scene has one value for each trait, or none where the trait does not apply.</summary>
public enum Trait
{
    Material,
    SurfaceColour,
    GrainDirection,
    Coarseness,
    FlawShape,
    Polarity,
    FlawSize,
    FlawCount,
    Sharpness,
    FlawDirection,
    FlawPosition,
    FlawTexture,
    FlawColour,
    MarkFrame,
    MarkSymbol,
    MarkColour,
}
