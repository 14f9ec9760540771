using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Mqtt;

/// <summary>Payload of <c>health</c>.</summary>
/// <param name="Station">Name of the station.</param>
/// <param name="At">When it was composed, UTC.</param>
/// <param name="Status">The worst of the parts.</param>
/// <param name="Parts">Each part of the agent.</param>
/// <param name="Waiting">Verdicts that the broker has yet to acknowledge.</param>
/// <param name="Verdicts">Verdicts ever judged at this station.</param>
public sealed record HealthMessage(
    string Station, DateTimeOffset At, HealthStatus Status, IReadOnlyList<HealthReport> Parts, long Waiting, long Verdicts);
