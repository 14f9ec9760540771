using System.Collections.Concurrent;

namespace AnyShot.Edge.Observability;

/// <summary>Monotone counters with at most one label. Thread-safe.</summary>
public sealed class CounterSet
{
    private readonly ConcurrentDictionary<(string Name, string Label, string Value), StrongBox> _counters = new();

    /// <summary>Adds to a counter, creating it on first use.</summary>
    public void Add(string name, long amount = 1, string label = "", string value = "") =>
        Interlocked.Add(ref _counters.GetOrAdd((name, label, value), static _ => new StrongBox()).Count, amount);

    public long Get(string name, string label = "", string value = "") =>
        _counters.TryGetValue((name, label, value), out var box) ? Interlocked.Read(ref box.Count) : 0;

    /// <summary>All counters, ordered by name and label.</summary>
    public IReadOnlyList<(string Name, string Label, string Value, long Count)> Snapshot() =>
        [.. _counters.Select(c => (c.Key.Name, c.Key.Label, c.Key.Value, Interlocked.Read(ref c.Value.Count))).Order()];

    private sealed class StrongBox
    {
        public long Count;
    }
}
