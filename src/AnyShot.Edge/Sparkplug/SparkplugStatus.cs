using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Sparkplug;

/// <summary>How the edge node is, as its latest step left it.</summary>
public sealed class SparkplugStatus : IHealthSource
{
    private volatile HealthReport _report = new("sparkplug", HealthStatus.Degraded, "The connection to the broker is being made.");

    public void Set(HealthStatus status, string sentence) => _report = new HealthReport("sparkplug", status, sentence);

    /// <inheritdoc/>
    public IEnumerable<HealthReport> Report() => [_report];
}
