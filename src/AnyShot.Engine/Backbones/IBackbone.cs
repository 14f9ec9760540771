namespace AnyShot.Engine.Backbones;

/// <summary>Image to embedding. Used by one thread at a time.</summary>
public interface IBackbone : IDisposable
{
    BackboneSpec Spec { get; }

    /// <summary>Embeds a batch.</summary>
    /// <param name="images">Normalised pixels, shape (count, channels, height, width), row-major.</param>
    /// <param name="count">Images in the batch, at least 1.</param>
    /// <param name="embeddings">Receives (count, <see cref="BackboneSpec.EmbeddingSize"/>), each row of unit length.</param>
    void Embed(ReadOnlySpan<float> images, int count, Span<float> embeddings);
}
