namespace AnyShot.Edge.Tests.Outbox;

/// <summary>What an outbox is meant to do, in a few lines of memory.</summary>
internal sealed class OutboxModel(IReadOnlyList<string> sinks, TimeSpan window, int rows)
{
    private readonly Dictionary<string, SortedDictionary<long, bool>> _pending = sinks.ToDictionary(s => s, _ => new SortedDictionary<long, bool>());
    private readonly Dictionary<string, SortedDictionary<long, DateTimeOffset>> _delivered = sinks.ToDictionary(s => s, _ => new SortedDictionary<long, DateTimeOffset>());

    public long Last { get; private set; }

    public void Append(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Last++;
            foreach (var sink in sinks)
            {
                _pending[sink].Add(Last, false);
            }
        }
    }

    public void Acknowledge(string sink, IEnumerable<long> ids, DateTimeOffset now)
    {
        foreach (var id in ids.Where(_pending[sink].Remove))
        {
            _delivered[sink].Add(id, now);
        }
    }

    public int Replay(string sink, DateTimeOffset now)
    {
        var again = _delivered[sink].Reverse().Take(rows).Where(d => d.Value >= now - window).Select(d => d.Key).ToList();
        foreach (var id in again)
        {
            _delivered[sink].Remove(id);
            _pending[sink].Add(id, true);
        }

        return again.Count;
    }

    public void Prune(DateTimeOffset now)
    {
        foreach (var sink in sinks)
        {
            var kept = _delivered[sink].Reverse().Take(rows).Where(d => d.Value >= now - window).Select(d => d.Key).ToHashSet();
            foreach (var id in _delivered[sink].Keys.Where(id => !kept.Contains(id) && id != Last).ToList())
            {
                _delivered[sink].Remove(id);
            }
        }
    }

    public IEnumerable<(long Id, bool IsReplay)> Pending(string sink) => _pending[sink].Select(p => (p.Key, p.Value));

    /// <summary>Verdicts that must still be in the file: the newest, and those that some sink has pending or delivered.</summary>
    public IEnumerable<long> Kept() => sinks.SelectMany(s => _pending[s].Keys.Concat(_delivered[s].Keys)).Append(Last).Where(id => id > 0).Distinct().Order();
}
