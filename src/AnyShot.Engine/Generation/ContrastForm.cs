namespace AnyShot.Engine.Generation;

/// <summary>How real and generated features are contrasted (RFFC of the published architecture).</summary>
public enum ContrastForm
{
    /// <summary>Every row of the batch, real or generated, is an anchor against all others (Han et al., CE-GZSL, CVPR 2021).</summary>
    Supervised,

    /// <summary>As drawn in the figure of the any-shot paper: real anchors, one drawn partner of the same class, some drawn rows of other classes.</summary>
    Figure,
}
