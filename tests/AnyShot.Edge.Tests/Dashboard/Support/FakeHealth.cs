using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Tests.Dashboard.Support;

/// <summary>Health reports as the test sets them.</summary>
internal sealed class FakeHealth : IHealthSource
{
    public Dictionary<string, HealthReport> Reports { get; } = [];

    public void Set(string name, HealthStatus status, string sentence = "Works.")
    {
        lock (Reports)
        {
            Reports[name] = new HealthReport(name, status, sentence);
        }
    }

    public IEnumerable<HealthReport> Report()
    {
        lock (Reports)
        {
            return [.. Reports.Values];
        }
    }
}
