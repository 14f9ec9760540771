using AnyShot.Engine.Backbones;

namespace AnyShot.Edge.Tests.Inspection;

/// <summary>A backbone whose embedding is the mean brightness as an angle, and whose every call a test can watch, hold up or let fail.</summary>
internal sealed class BrightnessBackbone : IBackbone
{
    public const int Side = 8;

    public BackboneSpec Spec { get; } = new()
    {
        Name = "brightness",
        Revision = "0123456789ab",
        InputWidth = Side,
        InputHeight = Side,
        Channels = 1,
        Resize = ResizeMode.Stretch,
        Mean = [0f],
        Std = [1f],
        EmbeddingSize = 2,
    };

    /// <summary>Called with the pixels and the count before each batch.</summary>
    public Action<float[], int>? Before { get; set; }

    public bool Disposed { get; private set; }

    public void Embed(ReadOnlySpan<float> images, int count, Span<float> embeddings)
    {
        Before?.Invoke(images.ToArray(), count);
        for (var i = 0; i < count; i++)
        {
            var sum = 0f;
            foreach (var pixel in images.Slice(i * Side * Side, Side * Side))
            {
                sum += pixel;
            }

            (embeddings[(2 * i) + 1], embeddings[2 * i]) = MathF.SinCos(sum / (Side * Side) * MathF.PI / 2);
        }
    }

    public void Dispose() => Disposed = true;
}
