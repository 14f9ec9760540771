namespace AnyShot.Engine.Maps;

/// <summary>How embeddings become a map that a person can look at.</summary>
public enum MapMethod
{
    /// <summary>Directions of greatest variance: a linear view, in which distances mean something.</summary>
    Pca,

    /// <summary>Exact t-SNE (van der Maaten and Hinton 2008): neighbours stay neighbours, distances between clusters mean nothing.</summary>
    TSne,

    /// <summary>UMAP (McInnes, Healy and Melville 2018): the same promise, with more of the coarse order.</summary>
    Umap,
}
