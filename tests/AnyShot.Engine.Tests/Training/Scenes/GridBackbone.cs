using AnyShot.Engine.Backbones;

namespace AnyShot.Engine.Tests.Training.Scenes;

/// <summary>A small real embedding of colour pictures: the mean colours of a grid of four by four, at unit length.</summary>
internal sealed class GridBackbone : IBackbone
{
    private const int Side = 32;
    private const int Grid = 4;

    public BackboneSpec Spec { get; } = new()
    {
        Name = "grid",
        Revision = "0123456789ab",
        InputWidth = Side,
        InputHeight = Side,
        Channels = 3,
        Mean = [0.5f, 0.5f, 0.5f],
        Std = [0.25f, 0.25f, 0.25f],
        EmbeddingSize = 3 * Grid * Grid,
    };

    public void Embed(ReadOnlySpan<float> images, int count, Span<float> embeddings)
    {
        embeddings.Clear();
        for (var i = 0; i < count * 3 * Side * Side; i++)
        {
            var (plane, y, x) = (i / (Side * Side), i / Side % Side, i % Side);
            embeddings[(plane * Grid * Grid) + (y * Grid / Side * Grid) + (x * Grid / Side)] += images[i];
        }

        for (var image = 0; image < count; image++)
        {
            var row = embeddings.Slice(image * Spec.EmbeddingSize, Spec.EmbeddingSize);
            var length = MathF.Sqrt(row.ToArray().Sum(value => value * value) + 1e-12f);
            foreach (ref var value in row)
            {
                value /= length;
            }
        }
    }

    public void Dispose()
    {
    }
}
