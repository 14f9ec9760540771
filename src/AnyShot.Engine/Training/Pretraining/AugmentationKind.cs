namespace AnyShot.Engine.Training.Pretraining;

/// <summary>How training images are varied.</summary>
public enum AugmentationKind
{
    /// <summary>Random crop, jitter of brightness, contrast and colour, mirroring.</summary>
    Full,

    /// <summary>As <see cref="Full"/> without mirroring: for signs and print, whose mirror image is another class.</summary>
    NoFlip,

    /// <summary>The middle of the image, as in a test.</summary>
    None,
}
