using System.Collections.Concurrent;

namespace AnyShot.Edge.Observability;

/// <summary>The alarms that stand now. Page, MQTT and tags show the same board. Thread-safe.</summary>
public sealed class AlarmBoard(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Alarm> _alarms = new();

    /// <summary>An alarm was raised (second argument true) or cleared (false). Called on the caller's thread.</summary>
    public event Action<Alarm, bool>? Changed;

    public IReadOnlyList<Alarm> Current => [.. _alarms.Values.OrderBy(a => a.RaisedAt)];

    public void Raise(string id, string sentence)
    {
        var alarm = new Alarm(id, sentence, time.GetUtcNow());
        if (_alarms.TryAdd(id, alarm))
        {
            Changed?.Invoke(alarm, true);
        }
    }

    public void Clear(string id)
    {
        if (_alarms.TryRemove(id, out var alarm))
        {
            Changed?.Invoke(alarm, false);
        }
    }
}
