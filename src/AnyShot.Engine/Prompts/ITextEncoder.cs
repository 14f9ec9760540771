namespace AnyShot.Engine.Prompts;

/// <summary>Text to semantic vector, in the space of a backbone's embeddings. Used by one thread at a time.</summary>
public interface ITextEncoder : IDisposable
{
    /// <summary>Length of a vector; the same as the embedding of the backbone that it belongs to.</summary>
    int Size { get; }

    /// <summary>Encodes texts.</summary>
    /// <param name="texts">At least one; each not empty.</param>
    /// <param name="vectors">
    /// Receives (texts, <see cref="Size"/>), row-major, each row of unit length: its inner product with the embedding of an image ranks texts for that image.
    /// </param>
    void Encode(IReadOnlyList<string> texts, Span<float> vectors);
}
