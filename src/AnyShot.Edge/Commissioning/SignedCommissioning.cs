namespace AnyShot.Edge.Commissioning;

/// <summary>A signed commissioning as it lies on disk.</summary>
/// <param name="Record">What was signed; null when what lies there cannot be read any more.</param>
/// <param name="Number">Its number.</param>
/// <param name="Digest">SHA-256 over the digest of the one before and the stored bytes, hexadecimal, as it was stored.</param>
/// <param name="IsIntact">Whether the digest fits what lies there now, and what went before.</param>
public sealed record SignedCommissioning(CommissioningRecord? Record, long Number, string Digest, bool IsIntact);
