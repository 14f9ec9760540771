namespace AnyShot.Edge.Control;

/// <summary>What is remembered of a request.</summary>
/// <param name="Digest">SHA-256 of verb and body, hexadecimal.</param>
/// <param name="Reply">The answer as JSON; null while the request is under way, or when the agent ended in the middle of it.</param>
public sealed record StoredAnswer(string Digest, byte[]? Reply);
