using AnyShot.Edge.Configuration;
using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Hosting;

/// <summary>A configuration that is being tried, and what to go back to.</summary>
/// <param name="Before">What ran before.</param>
/// <param name="TextBefore">The content of the file before.</param>
/// <param name="Digest">Of the content that was applied.</param>
/// <param name="StatusBefore">How each part of the agent was, by the names of <see cref="HealthReport"/>: what was down before speaks not against the new configuration.</param>
/// <param name="ListenedBefore">Whether the page was reached.</param>
internal sealed record AppliedConfiguration(
    DeviceConfiguration Before, byte[] TextBefore, string Digest, IReadOnlyDictionary<string, HealthStatus> StatusBefore, bool ListenedBefore);
