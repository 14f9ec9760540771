using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Training;

/// <summary>Embeddings of training images by a backbone that is taken as it is.</summary>
internal static class FrozenFeatures
{
    /// <param name="backbone">Stays the caller's.</param>
    /// <param name="images">All of them can be decoded.</param>
    /// <param name="cacheFolder">For embeddings; null keeps none.</param>
    /// <param name="warn">Receives one sentence where the cache is damaged.</param>
    /// <param name="progress">Told while it embeds; null tells nobody.</param>
    /// <param name="cancellationToken">What was embedded until then is kept.</param>
    /// <returns>One row an image, in their order.</returns>
    /// <exception cref="InvalidDataException">An image cannot be used; one sentence names it.</exception>
    public static FeatureSet Of(
        IBackbone backbone, IReadOnlyList<LabelledImage> images, string? cacheFolder, Action<string> warn, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        var cache = cacheFolder is null ? null : EmbeddingCache.Open(cacheFolder, backbone.Spec, warn);
        var set = new ImageDataset("the training", ["all"], [.. images.Select(image => image.Path)], [.. images.Select(image => image.Path)], [.. images.Select(_ => 0)], null);
        var left = new List<string>();
        var features = FeatureExtraction.Run(set, [ClassSplit.Base], null, null, backbone, cache, left.Add, progress, cancellationToken);
        return features.Count == images.Count ? features : throw new InvalidDataException(left.Count > 0 ? left[0] : "An image cannot be decoded.");
    }
}
