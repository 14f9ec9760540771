namespace AnyShot.Edge.PartMaps;

/// <summary>What a point of the map is.</summary>
public enum MappedKind
{
    /// <summary>A recent part, or one that somebody has confirmed.</summary>
    Part,

    /// <summary>An example of a class.</summary>
    Shot,

    /// <summary>The mean of a class's examples.</summary>
    Prototype,
}
