namespace AnyShot.Engine.Prompts;

/// <summary>
/// What is taken off the similarities of images with a class vector before classes are compared: some class vectors are nearer to all images than others, whatever the images show.
/// </summary>
public enum BiasCorrection
{
    /// <summary>Nothing: the nearest class vector, as published.</summary>
    None,

    /// <summary>The similarity with the mean of a background of images that have nothing to do with the classes.</summary>
    Background,

    /// <summary>The mean over the images that are judged together. Right where all classes are equally frequent.</summary>
    Pool,

    /// <summary>
    /// The mean over the images that are judged together with every class weighing the same, whatever its frequency: images are assigned softly, a class's mean is drawn
    /// to the background's, and this is repeated.
    /// </summary>
    Balanced,

    /// <summary>What lets the classes' totals come half way to equal ones (unbalanced optimal transport).</summary>
    Transport,
}
