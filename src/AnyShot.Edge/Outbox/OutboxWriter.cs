using AnyShot.Edge.Storage;
using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.Outbox;

/// <summary>The one writing connection and its prepared statements. Not thread-safe: the outbox holds its write gate.</summary>
internal sealed class OutboxWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _rollback;
    private readonly SqliteCommand _takeIds;
    private readonly SqliteCommand _insertVerdict;
    private readonly SqliteCommand _insertPending;
    private readonly SqliteCommand _deletePending;
    private readonly SqliteCommand _insertDelivered;
    private readonly SqliteCommand _replay;
    private readonly SqliteCommand _endReplay;
    private readonly SqliteCommand _oweReplay;
    private readonly SqliteCommand _prune;
    private readonly SqliteCommand _deleteVerdict;
    private readonly SqliteCommand _deleteOrphans;
    private readonly SqliteCommand _reserve;
    private readonly SqliteCommand _release;
    private readonly SqliteCommand _addTally;
    private readonly SqliteCommand _pageCount;
    private readonly SqliteCommand _freePages;
    private readonly List<SqliteCommand> _commands = [];
    private bool _full = true;

    /// <param name="path">Prepared outbox file.</param>
    /// <param name="mostPages">SQLite's own limit, above ours by the room that acknowledging needs.</param>
    public OutboxWriter(string path, long mostPages)
    {
        _connection = SqliteFile.Open(path);
        // The upkeep checkpoints off the hot path; this is only the net below it.
        SqliteFile.Execute(_connection, $"PRAGMA wal_autocheckpoint = 8000; PRAGMA max_page_count = {mostPages}");
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _rollback = Prepare("ROLLBACK");
        _takeIds = Prepare(
            "UPDATE station SET next_id = $next, pass = pass + $pass, fail = fail + $fail, unsure = unsure + $unsure", "$next", "$pass", "$fail", "$unsure");
        _insertVerdict = Prepare("INSERT INTO verdict VALUES ($id, $at, $json)", "$id", "$at");
        _insertVerdict.Parameters.Add("$json", SqliteType.Blob);
        _insertPending = Prepare("INSERT INTO pending SELECT no, $id, 0 FROM sink", "$id");
        _deletePending = Prepare("DELETE FROM pending WHERE sink = $sink AND id = $id", "$sink", "$id");
        _insertDelivered = Prepare("INSERT INTO delivered VALUES ($sink, $id, $at)", "$sink", "$id", "$at");
        _replay = Prepare("INSERT INTO pending SELECT sink, id, 1 FROM delivered WHERE sink = $sink AND at >= $cutoff AND id > $floor", "$sink", "$cutoff", "$floor");
        _endReplay = Prepare("DELETE FROM delivered WHERE sink = $sink AND at >= $cutoff AND id > $floor", "$sink", "$cutoff", "$floor");
        _oweReplay = Prepare("UPDATE sink SET replay_owed = $owed WHERE no = $sink", "$owed", "$sink");
        _prune = Prepare(
            """
            DELETE FROM delivered WHERE sink = $sink AND id IN
              (SELECT id FROM delivered WHERE sink = $sink AND (at < $cutoff OR id <= $floor) AND id <= $last AND id < (SELECT max(id) FROM verdict) ORDER BY id LIMIT $most)
            RETURNING id
            """,
            "$sink",
            "$cutoff",
            "$floor",
            "$most",
            "$last");
        _deleteVerdict = Prepare(
            """
            DELETE FROM verdict WHERE id = $id
              AND NOT EXISTS (SELECT 1 FROM pending p WHERE p.sink IN (SELECT no FROM sink) AND p.id = $id)
              AND NOT EXISTS (SELECT 1 FROM delivered d WHERE d.sink IN (SELECT no FROM sink) AND d.id = $id)
            """,
            "$id");
        _deleteOrphans = Prepare(OutboxSchema.DeleteOrphans + " AND id <= $last", "$last");
        _reserve = Prepare("INSERT INTO reserved VALUES ($id, $camera, $part, $at)", "$id", "$at");
        _reserve.Parameters.Add("$camera", SqliteType.Text);
        _reserve.Parameters.Add("$part", SqliteType.Text);
        _release = Prepare("DELETE FROM reserved WHERE id = $id", "$id");
        _addTally = Prepare("INSERT INTO tally VALUES ($name, 1) ON CONFLICT (name) DO UPDATE SET count = count + 1");
        _addTally.Parameters.Add("$name", SqliteType.Text);
        _pageCount = Prepare("PRAGMA page_count");
        _freePages = Prepare("PRAGMA freelist_count");
    }

    /// <summary>Pages that hold something.</summary>
    public long UsedPages => (long)_pageCount.ExecuteScalar()! - (long)_freePages.ExecuteScalar()!;

    /// <summary>Opens a transaction. A durable one is on disk when <see cref="Commit"/> returns; any other survives a killed process, but perhaps not a power cut.</summary>
    public void Begin(bool durable)
    {
        if (durable != _full)
        {
            SqliteFile.Execute(_connection, durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
            _full = durable;
        }

        _begin.ExecuteNonQuery();
    }

    public void Commit() => _commit.ExecuteNonQuery();

    /// <summary>Rolls back what <see cref="Begin"/> opened, unless SQLite already did so itself.</summary>
    public void Rollback()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0)
        {
            _rollback.ExecuteNonQuery();
        }
    }

    public void TakeIds(long next, VerdictCounts added) => _takeIds.With(next, added.Pass, added.Fail, added.Unsure).ExecuteNonQuery();

    public void Insert(long id, long appendedAt, byte[] json)
    {
        _insertVerdict.Parameters[2].Value = json;
        _insertVerdict.With(id, appendedAt).ExecuteNonQuery();
        _insertPending.With(id).ExecuteNonQuery();
    }

    public void Reserve(Reservation reservation)
    {
        (_reserve.Parameters[2].Value, _reserve.Parameters[3].Value) = (reservation.Camera, reservation.PartId);
        _reserve.With(reservation.InspectionId, reservation.At.ToUnixTimeMilliseconds()).ExecuteNonQuery();
    }

    public void Release(long id) => _release.With(id).ExecuteNonQuery();

    public void AddTally(string name)
    {
        _addTally.Parameters[0].Value = name;
        _addTally.ExecuteNonQuery();
    }

    /// <returns>False when the verdict was not pending for the sink.</returns>
    public bool MarkDelivered(int sink, long id, long at)
    {
        if (_deletePending.With(sink, id).ExecuteNonQuery() == 0)
        {
            return false;
        }

        _insertDelivered.With(sink, id, at).ExecuteNonQuery();
        return true;
    }

    public int Replay(int sink, long cutoff, long floor, bool settles)
    {
        var count = _replay.With(sink, cutoff, floor).ExecuteNonQuery();
        _endReplay.With(sink, cutoff, floor).ExecuteNonQuery();
        if (settles)
        {
            OweReplay(sink, false);
        }

        return count;
    }

    public void OweReplay(int sink, bool owed) => _oweReplay.With(owed ? 1 : 0, sink).ExecuteNonQuery();

    /// <summary>Forgets delivered rows of a sink that are older than the cutoff or not above the floor, the oldest first, and verdicts that nobody has any more; none after <paramref name="last"/>.</summary>
    public int Prune(int sink, long cutoff, long floor, int most, long last)
    {
        var ids = new List<long>();
        using (var row = _prune.With(sink, cutoff, floor, most, last).ExecuteReader())
        {
            while (row.Read())
            {
                ids.Add(row.GetInt64(0));
            }
        }

        foreach (var id in ids)
        {
            _deleteVerdict.With(id).ExecuteNonQuery();
        }

        return ids.Count;
    }

    /// <summary>Verdicts that no sink knows, up to <paramref name="last"/>; only an agent without sinks makes them while it runs.</summary>
    public int DeleteOrphans(long last) => _deleteOrphans.With(last).ExecuteNonQuery();

    public void Dispose()
    {
        _commands.ForEach(c => c.Dispose());
        _connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.Prepare(sql, parameters);
        _commands.Add(command);
        return command;
    }
}
