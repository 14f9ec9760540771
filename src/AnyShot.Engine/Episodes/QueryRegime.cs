namespace AnyShot.Engine.Episodes;

/// <summary>Which classes the queries of an episode come from (see docs/methods.md).</summary>
public enum QueryRegime
{
    /// <summary>The same number of every class.</summary>
    Balanced,

    /// <summary>Shares drawn from a symmetric Dirichlet distribution (Veilleux et al. 2021).</summary>
    Dirichlet,

    /// <summary>Only some of the classes are present (Martin et al. 2022).</summary>
    Subset,

    /// <summary>In random order, one by one or in small blocks, with shares as under <see cref="Dirichlet"/>; a query is answered before the next is seen.</summary>
    Stream,

    /// <summary>
    /// Every image of the classes that gave no shot. Without shots an episode is one choice of classes, and no choice comes twice before all have come.
    /// </summary>
    All,
}
