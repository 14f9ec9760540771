using System.Security.Cryptography;
using AnyShot.Engine.Backbones;

namespace AnyShot.Engine.Data;

/// <summary>Turns labelled images into a feature set. What a backbone has embedded once is kept on disk, by content.</summary>
public static class FeatureExtraction
{
    /// <param name="images">The data set.</param>
    /// <param name="splits">One a class.</param>
    /// <param name="groups">One an image; null where every image is its own.</param>
    /// <param name="semantics">One a class; null where there are none.</param>
    /// <param name="backbone">Embeds the images, on the calling thread; not disposed here.</param>
    /// <param name="cache">Embeddings of earlier runs, saved at the end; null computes all.</param>
    /// <param name="warn">Receives one sentence for each file that cannot be used.</param>
    /// <param name="progress">Told of every hundredth of the images.</param>
    /// <param name="cancellationToken">What was embedded until then is kept.</param>
    /// <exception cref="InvalidDataException">No image could be used.</exception>
    public static FeatureSet Run(
        ImageDataset images, IReadOnlyList<ClassSplit> splits, IReadOnlyList<long>? groups, AttributeTable? semantics, IBackbone backbone, EmbeddingCache? cache,
        Action<string> warn, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        IReadOnlyList<float[]?> embeddings;
        using (var embedder = new ImageEmbedder(backbone, cache))
        {
            try
            {
                embeddings = embedder.EmbedAll(Read(images, backbone.Spec.Channels, warn, progress), cancellationToken);
            }
            finally
            {
                cache?.TrySave(warn);
            }
        }

        var usable = Enumerable.Range(0, embeddings.Count).Where(i => embeddings[i] is not null).ToArray();
        if (usable.Length == 0)
        {
            throw new InvalidDataException($"No image of the data set {images.Name} can be decoded.");
        }

        var size = backbone.Spec.EmbeddingSize;
        var features = new float[(long)usable.Length * size];
        for (var i = 0; i < usable.Length; i++)
        {
            embeddings[usable[i]].CopyTo(features.AsSpan(i * size));
        }

        return new FeatureSet(
            images.Name, backbone.Spec.NameAndRevision, features, size, [.. usable.Select(i => images.Labels[i])], images.ClassNames, splits,
            groups is null ? null : [.. usable.Select(i => groups[i])], semantics?.Rows(images.ClassNames), semantics?.Size ?? 0)
        {
            ImageNames = [.. usable.Select(i => images.Names[i])],
        };
    }

    private static IEnumerable<HashedImage> Read(ImageDataset images, int channels, Action<string> warn, IProgress<WorkProgress>? progress)
    {
        var step = Math.Max(1, images.Files.Count / 100);
        for (var i = 0; i < images.Files.Count; i++)
        {
            var file = images.Files[i];
            if (ImageFile.TryRead(file, out var reason) is not { } content)
            {
                warn($"Image left out: {reason}");
                // A hash that no image has: an empty file is refused.
                yield return new HashedImage(SHA256.HashData([]), () => null);
            }
            else
            {
                yield return new HashedImage(SHA256.HashData(content), () => Decode(file, content, channels, warn));
            }

            if ((i + 1) % step == 0 || i + 1 == images.Files.Count)
            {
                progress?.Report(new WorkProgress($"embedding {images.Name}", i + 1, images.Files.Count));
            }
        }
    }

    private static OpenCvSharp.Mat? Decode(string file, byte[] content, int channels, Action<string> warn)
    {
        var image = ImageFile.TryDecode(content, channels);
        if (image is null)
        {
            warn($"Image left out: {file} is not an image that can be decoded.");
        }

        return image;
    }
}
