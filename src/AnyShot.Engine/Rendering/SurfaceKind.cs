namespace AnyShot.Engine.Rendering;

/// <summary>How the part was made.</summary>
internal enum SurfaceKind
{
    /// <summary>Almost even.</summary>
    Plain,

    /// <summary>Fine parallel streaks.</summary>
    Brushed,

    /// <summary>Arcs of a grinding wheel.</summary>
    Ground,

    /// <summary>Grainy, uneven.</summary>
    Cast,
}
