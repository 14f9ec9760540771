using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>Answer of /healthz and /readyz.</summary>
/// <param name="Status"><c>ok</c> with 200, <c>unavailable</c> with 503.</param>
/// <param name="Sentences">Why it is unavailable; empty when ok.</param>
/// <param name="Reports">Each part of the agent.</param>
public sealed record HealthAnswer(string Status, IReadOnlyList<string> Sentences, IReadOnlyList<HealthReport> Reports);
