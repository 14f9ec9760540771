namespace AnyShot.Engine.Sessions;

/// <summary>What embeds the images of a <see cref="SessionStudy"/>.</summary>
internal interface ISessionEmbedding : IDisposable
{
    /// <summary>Which embedding it is now; another one after each update.</summary>
    string Version { get; }

    /// <summary>Numbers in an embedding (d).</summary>
    int Size { get; }

    /// <summary>Embedding of an image, unit length.</summary>
    float[] Of(int image);

    /// <summary>Back to the base session.</summary>
    void Reset();

    /// <summary>Learns from what is stored, new classes and old ones.</summary>
    /// <param name="stored">Image numbers.</param>
    /// <param name="seed">Of this update.</param>
    /// <param name="cancellationToken">Stops after the current step.</param>
    /// <returns>False when it stays as it is.</returns>
    bool Update(IReadOnlyList<int> stored, ulong seed, CancellationToken cancellationToken);
}
