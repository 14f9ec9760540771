using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Mqtt;

/// <summary>How the link to the broker is, as the last attempt left it.</summary>
public sealed class MqttStatus : IHealthSource
{
    private volatile HealthReport _report = new("mqtt", HealthStatus.Degraded, "The connection to the broker is being made.");

    public HealthStatus Status => _report.Status;

    public void Set(HealthStatus status, string sentence) => _report = new HealthReport("mqtt", status, sentence);

    /// <inheritdoc/>
    public IEnumerable<HealthReport> Report() => [_report];
}
