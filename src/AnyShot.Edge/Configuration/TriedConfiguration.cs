namespace AnyShot.Edge.Configuration;

/// <summary>A configuration that was applied and has not proved itself yet.</summary>
/// <param name="Digest">SHA-256 of its content, hexadecimal.</param>
/// <param name="By">Who applied it.</param>
/// <param name="Before">Content of the file before.</param>
/// <param name="At">When.</param>
internal sealed record TriedConfiguration(string Digest, string By, byte[] Before, DateTimeOffset At);
