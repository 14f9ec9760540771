namespace AnyShot.Engine.Backbones;

/// <summary>
/// No network at all: the pixels of the image, scaled down, at unit length. The baseline that a trained backbone has to beat; nearest class mean on it is nearest mean of raw pixels,
/// whose overall brightness does not count.
/// </summary>
internal sealed class PixelBackbone : IBackbone
{
    public const int StandardSide = 32;
    public const int LargestSide = 72;
    private const int Channels = 3;

    /// <param name="name">Name of the backbone.</param>
    /// <param name="side">Side of the square input, <see cref="LargestSide"/> at most; its embedding has side x side x 3 numbers.</param>
    /// <exception cref="InvalidDataException">The side is larger.</exception>
    public PixelBackbone(string name, int side)
    {
        if (side > LargestSide)
        {
            throw new InvalidDataException($"Backbone \"{name}\": the side of pixels is {LargestSide} at most.");
        }

        Spec = new BackboneSpec
        {
            Name = name,
            Revision = "raw",
            InputWidth = side,
            InputHeight = side,
            Channels = Channels,
            Mean = [0, 0, 0],
            Std = [1, 1, 1],
            Resize = ResizeMode.Stretch,
            EmbeddingSize = Channels * side * side,
        };
    }

    /// <inheritdoc />
    public BackboneSpec Spec { get; }

    /// <inheritdoc />
    public void Embed(ReadOnlySpan<float> images, int count, Span<float> embeddings)
    {
        if (count < 1 || images.Length != count * Spec.EmbeddingSize || embeddings.Length != images.Length)
        {
            throw new ArgumentException($"{count} image(s) need {count * Spec.EmbeddingSize} numbers in and out; the buffers hold {images.Length} and {embeddings.Length}.");
        }

        images.CopyTo(embeddings);
        UnitLength.Apply(embeddings, Spec.EmbeddingSize);
    }

    public void Dispose()
    {
        // Holds nothing.
    }
}
