namespace AnyShot.Engine.Rendering.Scenes.Captions;

/// <summary>How a noun takes articles and numbers.</summary>
internal enum NounKind
{
    /// <summary>"a crack", "many cracks".</summary>
    Countable,

    /// <summary>"porosity", without article or number.</summary>
    Mass,

    /// <summary>"cluster of pits", "stripes": stays as it is whatever the number.</summary>
    Fixed,
}
