using AnyShot.Edge.Storage;
using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.Outbox;

/// <summary>Reading statements on a connection of their own; in WAL mode they see the last commit and never hold up the writer. Not thread-safe.</summary>
internal sealed class OutboxReader : IDisposable
{
    /// <summary>In the statement itself, so that it is of the same commit as the rows: a verdict waits for the ones with lower ids.</summary>
    private const string BelowReserved = "coalesce((SELECT min(id) FROM reserved), 9223372036854775807)";

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _pending;
    private readonly SqliteCommand _any;
    private readonly SqliteCommand _oldest;
    private readonly SqliteCommand _newest;
    private readonly SqliteCommand _after;
    private readonly SqliteCommand _floor;

    public OutboxReader(string path)
    {
        _connection = SqliteFile.Open(path);
        SqliteFile.Execute(_connection, "PRAGMA query_only = ON");
        _pending = _connection.Prepare($"SELECT p.id, p.replay, v.json FROM pending p JOIN verdict v ON v.id = p.id WHERE p.sink = $sink AND p.id > $after AND p.id < {BelowReserved} ORDER BY p.id LIMIT $most", "$sink", "$after", "$most");
        _any = _connection.Prepare($"SELECT 1 FROM pending WHERE sink = $sink AND id > $after AND id < {BelowReserved} LIMIT 1", "$sink", "$after");
        _oldest = _connection.Prepare("SELECT v.appended_at FROM pending p JOIN verdict v ON v.id = p.id WHERE p.sink = $sink ORDER BY p.id LIMIT 1", "$sink");
        _newest = _connection.Prepare("SELECT json FROM verdict ORDER BY id DESC LIMIT $most", "$most");
        _after = _connection.Prepare($"SELECT json FROM verdict WHERE id > $after AND id < {BelowReserved} ORDER BY id LIMIT $most", "$after", "$most");
        _floor = _connection.Prepare("SELECT id FROM delivered WHERE sink = $sink ORDER BY id DESC LIMIT 1 OFFSET $rows", "$sink", "$rows");
    }

    public IReadOnlyList<OutboxEntry> Pending(int sink, long afterId, int most)
    {
        _pending.With(sink, afterId, most);
        using var row = _pending.ExecuteReader();
        var entries = new List<OutboxEntry>();
        while (row.Read())
        {
            entries.Add(new OutboxEntry(row.GetInt64(0), row.GetFieldValue<byte[]>(2), row.GetInt64(1) != 0));
        }

        return entries;
    }

    public bool AnyPending(int sink, long afterId)
    {
        _any.With(sink, afterId);
        return _any.ExecuteScalar() is not null;
    }

    /// <summary>Unix milliseconds at which the oldest pending verdict was stored; null when none waits.</summary>
    public long? OldestPending(int sink)
    {
        _oldest.With(sink);
        return _oldest.ExecuteScalar() as long?;
    }

    public byte[]? Newest() => Newest(1).FirstOrDefault();

    /// <summary>Newest first.</summary>
    public IReadOnlyList<byte[]> Newest(int most) => Verdicts(_newest.With(most));

    /// <summary>Oldest first, below all ids that are reserved.</summary>
    public IReadOnlyList<byte[]> After(long afterId, int most) => Verdicts(_after.With(afterId, most));

    /// <summary>Up to this id, delivered verdicts of the sink lie beyond the newest <paramref name="rows"/>; 0 when there are fewer.</summary>
    public long DeliveredFloor(int sink, int rows)
    {
        _floor.With(sink, rows);
        return _floor.ExecuteScalar() as long? ?? 0;
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_pending, _any, _oldest, _newest, _after, _floor])
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private static List<byte[]> Verdicts(SqliteCommand command)
    {
        using var row = command.ExecuteReader();
        var verdicts = new List<byte[]>();
        while (row.Read())
        {
            verdicts.Add(row.GetFieldValue<byte[]>(0));
        }

        return verdicts;
    }
}
