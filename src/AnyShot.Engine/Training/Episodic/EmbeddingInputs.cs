using System.Numerics.Tensors;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Training.Episodic;

/// <summary>Embeddings of a backbone that is taken as it is, each image embedded once and not varied.</summary>
/// <param name="backbone">Stays the caller's.</param>
/// <param name="cacheFolder">For embeddings; null keeps none.</param>
/// <param name="warn">Receives one sentence where the cache is damaged.</param>
/// <param name="cancellationToken">What was embedded until then is kept.</param>
internal sealed class EmbeddingInputs(IBackbone backbone, string? cacheFolder, Action<string> warn, CancellationToken cancellationToken) : IEpisodicInputs
{
    /// <summary>Unit length would leave squared distances below 4, and the loss flat; at this length they are those of <c>nearest-centroid</c>, which divides by 0.1.</summary>
    private static readonly float Length = MathF.Sqrt(10);

    /// <inheritdoc />
    public long[] Shape => [backbone.Spec.EmbeddingSize];

    /// <inheritdoc />
    public IEpisodicBatches Batches(IReadOnlyList<LabelledImage> images) => new EmbeddingBatches(Plain(images));

    /// <inheritdoc />
    public float[][] Plain(IReadOnlyList<LabelledImage> images)
    {
        var features = FrozenFeatures.Of(backbone, images, cacheFolder, warn, null, cancellationToken).Features.ToArray();
        TensorPrimitives.Multiply(features, Length, features);
        return [.. features.Chunk(backbone.Spec.EmbeddingSize)];
    }
}
