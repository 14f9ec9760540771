namespace AnyShot.Engine.Data;

/// <summary>An example that is known by its content.</summary>
/// <param name="Hash">SHA-256 of the image file's bytes.</param>
/// <param name="File">Local file; null where the embedding is in the cache.</param>
public sealed record StoredExample(byte[] Hash, string? File);
