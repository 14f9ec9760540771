namespace AnyShot.Edge.Observability;

/// <summary>State of one part of the agent.</summary>
/// <param name="Name">Such as <c>camera:top</c>, <c>model</c>, <c>mqtt</c>, <c>opcua</c>, <c>outbox</c>, <c>inspection</c>.</param>
/// <param name="Status">How it is.</param>
/// <param name="Sentence">One sentence a technician can act on.</param>
public sealed record HealthReport(string Name, HealthStatus Status, string Sentence);
