namespace AnyShot.Engine.Graphs;

/// <summary>Which mean is taken from the attention rows before they are scaled to unit length again.</summary>
public enum Centring
{
    /// <summary>Labelled rows lose their mean, queries lose theirs. Presumes that the queries hold every class in the same number.</summary>
    Blocks,

    /// <summary>All rows lose the mean of the labelled rows. Says nothing of the mix of the queries, and works with one query.</summary>
    Labelled,

    /// <summary>All rows lose the mean of all rows.</summary>
    Joint,

    /// <summary>No mean is taken.</summary>
    None,
}
