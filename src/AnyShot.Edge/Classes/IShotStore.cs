namespace AnyShot.Edge.Classes;

/// <summary>Images of shots by their content: the bytes that came in, unchanged. Thread-safe.</summary>
public interface IShotStore
{
    /// <summary>Keeps an image that has been checked to be one.</summary>
    /// <returns>Its name: SHA-256 of the bytes, hexadecimal, lower case.</returns>
    /// <exception cref="IOException">The disk is full, or the database is away.</exception>
    Task<string> PutAsync(ReadOnlyMemory<byte> image, CancellationToken cancellationToken);

    /// <summary>A local file with the image; null when there is none of that name.</summary>
    Task<string?> FileAsync(string shot, CancellationToken cancellationToken);
}
