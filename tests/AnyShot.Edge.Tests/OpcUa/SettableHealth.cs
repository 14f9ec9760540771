using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Tests.OpcUa;

/// <summary>Health of camera, model and inspection as a test wants it.</summary>
internal sealed class SettableHealth : IHealthSource
{
    public HealthStatus Camera { get; set; } = HealthStatus.Ok;

    public HealthStatus Model { get; set; } = HealthStatus.Ok;

    public IEnumerable<HealthReport> Report() =>
        [new("camera:top", Camera, ""), new("camera:side", HealthStatus.Ok, ""), new("model", Model, ""), new("inspection", HealthStatus.Ok, "")];
}
