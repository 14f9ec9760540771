using AnyShot.Engine.Backbones;

namespace AnyShot.Engine.Tests.Data;

/// <summary>The simplest real embedding: the pixels themselves, scaled to unit length. Counts what it was asked for.</summary>
internal sealed class PixelBackbone : IBackbone
{
    public List<int> Batches { get; } = [];

    public BackboneSpec Spec { get; init; } = new()
    {
        Name = "pixels",
        Revision = "0123456789ab",
        InputWidth = 8,
        InputHeight = 8,
        Channels = 1,
        Mean = [0f],
        Std = [1f],
        EmbeddingSize = 64,
    };

    public void Embed(ReadOnlySpan<float> images, int count, Span<float> embeddings)
    {
        Batches.Add(count);
        for (var i = 0; i < count; i++)
        {
            var image = images.Slice(i * 64, 64);
            var length = MathF.Sqrt(image.ToArray().Sum(value => value * value) + 1e-12f);
            for (var j = 0; j < 64; j++)
            {
                embeddings[(i * 64) + j] = image[j] / length;
            }
        }
    }

    public void Dispose()
    {
    }
}
