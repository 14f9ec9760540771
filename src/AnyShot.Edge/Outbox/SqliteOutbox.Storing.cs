using AnyShot.Edge.Inspection;
using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.Outbox;

/// <summary>The writing half: transactions, room, faults. All of it runs inside the write gate.</summary>
public sealed partial class SqliteOutbox
{
    private const int DiskFullCode = 13;
    private const int IoErrorCode = 10;
    private const int CorruptCode = 11;

    private void Store(IReadOnlyList<Verdict> verdicts, Verdict[] stored)
    {
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        var added = default(VerdictCounts);
        var next = _nextId;
        _highWater.Cover(_nextId, _nextId + verdicts.Count - 1);
        try
        {
            _writer.Begin(durable: true);
            for (var i = 0; i < verdicts.Count; i++)
            {
                stored[i] = WithId(verdicts[i], ref next);
                added = added.With(stored[i].Decision);
                _writer.Insert(stored[i].InspectionId, now, VerdictJson.Write(stored[i]));
            }

            _writer.TakeIds(next, added);
            _writer.Commit();
        }
        catch
        {
            _writer.Rollback();
            throw;
        }

        _nextId = next;
        foreach (var verdict in stored)
        {
            _reserved.Remove(verdict.InspectionId);
        }

        _counts = new VerdictCounts(_counts.Pass + added.Pass, _counts.Fail + added.Fail, _counts.Unsure + added.Unsure);
        foreach (var sink in _sinks)
        {
            sink.AddPending(verdicts.Count);
        }
    }

    /// <summary>The verdict with its id: the reserved one that it has, or the next.</summary>
    private Verdict WithId(Verdict verdict, ref long next)
    {
        if (verdict.InspectionId == 0)
        {
            return verdict with { InspectionId = next++ };
        }

        if (!_reserved.ContainsKey(verdict.InspectionId))
        {
            throw new ArgumentException($"The inspection id {verdict.InspectionId} is not reserved.", nameof(verdict));
        }

        _writer.Release(verdict.InspectionId);
        return verdict;
    }

    /// <summary>At the limit, delivered verdicts give way before their replay window is over; an undelivered one never does.</summary>
    private void MakeRoom()
    {
        while (_writer.UsedPages >= _limitPages)
        {
            var pruned = 0;
            try
            {
                foreach (var sink in _sinks)
                {
                    Transact(() => pruned += _writer.Prune(sink.No, long.MinValue, long.MaxValue, PruneForRoom, long.MaxValue));
                }

                if (_sinks.Count == 0)
                {
                    Transact(() => pruned = _writer.DeleteOrphans(long.MaxValue));
                }
            }
            catch (SqliteException e)
            {
                throw Refuse(Sentence(e), e);
            }

            if (pruned == 0)
            {
                throw Refuse(
                    $"The outbox {_path} has reached its limit of {_options.LargestSizeMiB} MiB (outbox.largestSizeMiB) with undelivered verdicts: bring the receivers back or raise the limit.",
                    null);
            }
        }
    }

    private void MarkDelivered(SinkPlace place, IReadOnlyCollection<long> ids)
    {
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        var done = 0;
        Write(() =>
        {
            foreach (var id in ids)
            {
                done += _writer.MarkDelivered(place.No, id, now) ? 1 : 0;
            }
        });
        place.AddPending(-done);
    }

    /// <summary>A small transaction that, unless durable, need not reach the disk at once.</summary>
    private void Write(Action statements, bool durable = false)
    {
        lock (_writeGate)
        {
            Transact(statements, durable);
        }
    }

    private void Transact(Action statements, bool durable = false)
    {
        _writer.Begin(durable);
        try
        {
            statements();
            _writer.Commit();
        }
        catch
        {
            _writer.Rollback();
            throw;
        }
    }

    private OutboxFullException Refuse(string sentence, Exception? cause)
    {
        if (_fault is null)
        {
            LogRefused(sentence);
        }

        _fault = sentence;
        _alarms.Raise(OutboxAlarms.Full, sentence);
        return new OutboxFullException(sentence, cause);
    }

    private string Sentence(Exception e) => e switch
    {
        SqliteException { SqliteErrorCode: DiskFullCode } => $"The disk of the outbox {_path} is full: free some space; judging goes on by itself then.",
        SqliteException { SqliteErrorCode: IoErrorCode } s => $"The disk of the outbox {_path} does not take writes ({s.Message}): free some space or check the disk.",
        SqliteException { SqliteErrorCode: CorruptCode } => $"The outbox file {_path} is damaged: restart the agent, it will move the file aside and begin a new one.",
        _ => $"The outbox {_path} cannot store a verdict: {e.Message}",
    };
}
