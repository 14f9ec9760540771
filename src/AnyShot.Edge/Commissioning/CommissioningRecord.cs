namespace AnyShot.Edge.Commissioning;

/// <summary>A signed commissioning. Immutable, and only ever added.</summary>
/// <param name="Number">Counts up from 1.</param>
/// <param name="At">When it was signed, UTC.</param>
/// <param name="Signer">The user who signed.</param>
/// <param name="Role">The role that allowed it.</param>
/// <param name="Origin">From where.</param>
/// <param name="Statement">What the signer states.</param>
/// <param name="RequestId">Of the request that signed.</param>
/// <param name="Summary">Everything as it was found.</param>
/// <param name="Previous">Digest of the one before; empty for the first.</param>
public sealed record CommissioningRecord(
    long Number, DateTimeOffset At, string Signer, string Role, string Origin, string Statement, string RequestId, CommissioningSummary Summary, string Previous);
