using System.Globalization;
using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;

namespace AnyShot.Engine.Training.Pretraining;

/// <summary>Images as a feature set that has no features yet: a sampler looks at labels and groups only, and in training the features change with every step.</summary>
internal static class EpisodeImages
{
    /// <param name="images">Labels need not be without gaps.</param>
    /// <param name="split">Of all classes.</param>
    /// <returns>Images in the same order; classes that have images, rising by label and named by it.</returns>
    public static FeatureSet Of(IReadOnlyList<LabelledImage> images, ClassSplit split)
    {
        var labels = images.Select(image => image.Label).Distinct().ToArray();
        return new FeatureSet(
            ClassSplits.NameOf(split),
            "training",
            new float[images.Count],
            1,
            [.. images.Select(image => Array.IndexOf(labels, image.Label))],
            [.. labels.Select(label => label.ToString(CultureInfo.InvariantCulture))],
            [.. labels.Select(_ => split)],
            [.. images.Select(image => image.Group)]);
    }

    /// <summary>The label that the images had.</summary>
    public static int LabelOf(EpisodeClass ofImages) => int.Parse(ofImages.Name, CultureInfo.InvariantCulture);
}
