namespace AnyShot.Edge.Support;

/// <summary>One certificate or revocation list that the station uses, trusts or refused.</summary>
/// <param name="Kind"><c>own</c>, <c>trusted</c>, <c>refused</c> (an OPC UA client that may be trusted), or <c>revocation-list</c>.</param>
/// <param name="Use">Key of the configuration, or what it is for.</param>
/// <param name="Subject">Who it stands for; of a list, whose it is.</param>
/// <param name="Issuer">Who issued it; the subject itself where nobody else did.</param>
/// <param name="From">Valid from, UTC.</param>
/// <param name="Until">Valid until, UTC; absent for a list without end.</param>
/// <param name="DaysLeft">Whole days until then; below 0 when it has run out.</param>
/// <param name="Status"><c>Ok</c>; <c>Soon</c> within 30 days; <c>Over</c> when it has run out or is not valid yet; <c>Unreadable</c>.</param>
/// <param name="Fingerprint">SHA-256, hexadecimal; empty for a list.</param>
/// <param name="Problem">Why it cannot be read; empty when it can.</param>
public sealed record CertificateState(
    string Kind, string Use, string Subject, string Issuer, DateTimeOffset? From, DateTimeOffset? Until, int? DaysLeft, string Status, string Fingerprint, string Problem);
