using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Dashboard.State;

/// <summary>Where verdicts go, and what is still owed.</summary>
/// <param name="Name"><c>mqtt</c> or <c>opcua</c>.</param>
/// <param name="Status">From the health report of the same name.</param>
/// <param name="Sentence">What a technician can act on.</param>
/// <param name="Pending">Verdicts that the sink has yet to acknowledge.</param>
/// <param name="OldestSeconds">Age of the oldest of them.</param>
public sealed record SinkState(string Name, HealthStatus Status, string Sentence, long Pending, double OldestSeconds);
