namespace AnyShot.Edge.Observability;

/// <summary>A part of the agent that can say how it is. Feeds /healthz, MQTT health and the Health/* tags. Must answer at once.</summary>
public interface IHealthSource
{
    IEnumerable<HealthReport> Report();
}
