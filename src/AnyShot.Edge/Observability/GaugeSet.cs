using System.Collections.Concurrent;

namespace AnyShot.Edge.Observability;

/// <summary>Values that go up and down, each with one label. Thread-safe.</summary>
public sealed class GaugeSet
{
    private readonly ConcurrentDictionary<(string Name, string Label, string Value), double> _gauges = new();

    /// <summary>Sets a gauge, creating it on first use.</summary>
    public void Set(string name, double number, string label, string value) => _gauges[(name, label, value)] = number;

    /// <summary>All gauges, ordered by name and label.</summary>
    public IReadOnlyList<(string Name, string Label, string Value, double Number)> Snapshot() =>
        [.. _gauges.Select(gauge => (gauge.Key.Name, gauge.Key.Label, gauge.Key.Value, gauge.Value)).OrderBy(gauge => (gauge.Name, gauge.Label, gauge.Item3))];
}
