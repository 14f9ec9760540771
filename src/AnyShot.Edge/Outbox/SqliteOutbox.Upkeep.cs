using AnyShot.Edge.Storage;
namespace AnyShot.Edge.Outbox;

/// <summary>What keeps the file small and the alarms true; called by <see cref="OutboxUpkeep"/>, off the hot path.</summary>
public sealed partial class SqliteOutbox
{
    private const double NearlyFullShare = 0.8;
    private const double NoLongerNearlyFullShare = 0.75;

    /// <summary>Forgets up to <paramref name="most"/> delivered verdicts per sink that have left the replay window. Holds up the writer for one small transaction per sink.</summary>
    /// <returns>How many delivery records went; fewer than <paramref name="most"/> means nothing is left to prune.</returns>
    public int Prune(int most)
    {
        var largest = 0;
        var last = LastUnheld();
        foreach (var sink in _sinks)
        {
            var floor = Floor(sink);
            Write(() => largest = Math.Max(largest, _writer.Prune(sink.No, Cutoff(), floor, most, last)));
        }

        if (_sinks.Count == 0)
        {
            Write(() => largest = _writer.DeleteOrphans(last));
        }

        return largest;
    }

    /// <summary>Notes the acknowledgements and releases that a failing disk did not take.</summary>
    public void SettleOwed()
    {
        while (_owed.TryPeek(out var owed))
        {
            MarkDelivered(owed.Place, owed.Ids);
            _owed.TryDequeue(out _);
        }

        while (_unreleased.TryPeek(out var id))
        {
            Write(() => _writer.Release(id));
            _unreleased.TryDequeue(out _);
            Signal();
        }
    }

    /// <summary>Moves the write-ahead log into the file on a connection of its own; the writer goes on meanwhile.</summary>
    public void Checkpoint() => SqliteFile.Execute(_checkpoint, "PRAGMA wal_checkpoint(PASSIVE)");

    /// <summary>Raises and clears the alarms of size and age.</summary>
    public void CheckAlarms()
    {
        long used;
        lock (_writeGate)
        {
            used = _writer.UsedPages;
        }

        var share = used / (double)_limitPages;
        if (share >= NearlyFullShare)
        {
            _nearlyFull = true;
            _alarms.Raise(OutboxAlarms.NearlyFull, $"The outbox {_path} has reached 80 % of its {_options.LargestSizeMiB} MiB: bring the receivers back; at 100 % judging stops.");
        }
        else if (_nearlyFull && share < NoLongerNearlyFullShare)
        {
            _nearlyFull = false;
            _alarms.Clear(OutboxAlarms.NearlyFull);
        }

        foreach (var sink in _sinks)
        {
            var backlog = Backlog(sink.Name);
            sink.IsOld = backlog.Pending > 0 && backlog.OldestAge > _options.AlarmAge;
            if (sink.IsOld)
            {
                _alarms.Raise(
                    OutboxAlarms.Old(sink.Name),
                    $"Verdicts for {sink.Name} wait for longer than {_options.AlarmAge.TotalMinutes:0.#} min ({backlog.Pending} of them): check the receiver; they are kept.");
            }
            else
            {
                _alarms.Clear(OutboxAlarms.Old(sink.Name));
            }
        }
    }

    private void ReportDamage(string movedTo)
    {
        var sentence =
            $"The outbox file was damaged and moved to {movedTo}; a new one begins at inspection id {_nextId} with counts from 0. Verdicts that were not delivered are in the moved file.";
        LogDamaged(sentence);
        _alarms.Raise(OutboxAlarms.Damaged, sentence);
    }
}
