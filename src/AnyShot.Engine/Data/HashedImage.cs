using OpenCvSharp;

namespace AnyShot.Engine.Data;

/// <summary>An image that need not be decoded when its embedding is known.</summary>
/// <param name="Hash">SHA-256 of the content.</param>
/// <param name="Decode">Gives the image, which the caller disposes; null when it is none.</param>
internal readonly record struct HashedImage(byte[] Hash, Func<Mat?> Decode)
{
    /// <summary>What it is called, for reports.</summary>
    public string Name { get; init; } = "";
}
