namespace AnyShot.Engine.Rendering.Scenes.Marks;

/// <summary>How a mark is on its part.</summary>
internal enum MarkStyle
{
    /// <summary>Ink: the surface shows through.</summary>
    Printed,

    /// <summary>A plate or sticker with an edge of its own.</summary>
    Label,

    /// <summary>Thick paint, chipped in places.</summary>
    Painted,

    /// <summary>Cut into the surface, tinted.</summary>
    Engraved,

    /// <summary>Raised over the surface, tinted.</summary>
    Embossed,

    /// <summary>A sign of its own before a blurred background; the surface is not seen.</summary>
    Sign,
}
