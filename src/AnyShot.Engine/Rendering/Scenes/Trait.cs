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

    /// <summary>Colour of a mark's frame; of its symbol where there is no frame.</summary>
    MarkColour,

    /// <summary>Colour inside a mark's frame; the colour of the frame itself on a solid mark. Does not apply without a frame.</summary>
    MarkFill,

    /// <summary>Colour of the symbol inside a frame. Does not apply without a frame or without a symbol.</summary>
    SymbolColour,

    /// <summary>A <see cref="SurfacePattern"/> of the scene's material.</summary>
    Pattern,
}
