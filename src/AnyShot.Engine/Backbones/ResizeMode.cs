namespace AnyShot.Engine.Backbones;

/// <summary>How an image of another shape becomes the backbone's input.</summary>
public enum ResizeMode
{
    /// <summary>Scaled to fit, the rest filled with the mean colour; keeps the aspect ratio.</summary>
    Letterbox,

    /// <summary>Scaled to the input in both directions.</summary>
    Stretch,

    /// <summary>Scaled to 1.15 times the input in both directions, of which the middle is taken: the test transform of few-shot benchmarks.</summary>
    CentreCrop,

    /// <summary>Scaled until the shorter side fits, of which the middle is taken; bicubic with antialiasing, as CLIP models were trained.</summary>
    BicubicCover,
}
