namespace AnyShot.Edge.Classes;

/// <summary>One line of the audit log. Each holds the hash of the one before, so that none can be changed, taken out or put in unseen.</summary>
/// <param name="Number">Counts up from 1.</param>
/// <param name="At">When.</param>
/// <param name="Who">User name.</param>
/// <param name="Role">The role that allowed it.</param>
/// <param name="Door">How the user came in.</param>
/// <param name="Origin">From where.</param>
/// <param name="What">Kind of change and what it was about, as text.</param>
/// <param name="Why">The user's reason.</param>
/// <param name="RequestId">Of the client.</param>
/// <param name="Revision">Newest revision after it.</param>
/// <param name="Live">Live revision after it.</param>
/// <param name="Hash">SHA-256 of all of this and the hash before it, hexadecimal.</param>
public sealed record AuditEntry(
    long Number, DateTimeOffset At, string Who, string Role, string Door, string Origin, string What, string Why, string RequestId, long Revision, long Live, string Hash);
