namespace AnyShot.Engine.Training.Pretraining;

/// <summary>How far training images are varied.</summary>
/// <param name="SmallestCrop">Least share of the image's area in a crop, above 0 to 1.</param>
/// <param name="Jitter">Most that brightness, contrast and colour change, as a share.</param>
/// <param name="Turn">Most that the image is turned, degrees; 0 turns none.</param>
internal readonly record struct AugmentationStrength(float SmallestCrop, float Jitter, float Turn)
{
    /// <summary>Of a backbone's training. Published: crops from 0.08, which takes a small network many more epochs.</summary>
    public static readonly AugmentationStrength Backbone = new(0.25f, 0.4f, 0);

    /// <summary>Of episodes, whose classes have to be recognised from a few images.</summary>
    public static readonly AugmentationStrength Episodes = new(0.6f, 0.2f, 15);

    /// <summary>Of two-stage transfer. The reference crops from 0.8 and turns by 15 degrees, with no jitter.</summary>
    public static readonly AugmentationStrength Transfer = new(0.5f, 0.3f, 15);
}
