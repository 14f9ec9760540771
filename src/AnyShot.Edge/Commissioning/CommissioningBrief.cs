namespace AnyShot.Edge.Commissioning;

/// <summary>A line in the list of commissionings.</summary>
/// <param name="Number">Counts up from 1.</param>
/// <param name="At">When it was signed; null when that cannot be read any more.</param>
/// <param name="Signer">Who signed.</param>
/// <param name="Digest">SHA-256, hexadecimal.</param>
/// <param name="IsIntact">Whether it is still what was signed.</param>
public sealed record CommissioningBrief(long Number, DateTimeOffset? At, string Signer, string Digest, bool IsIntact);
