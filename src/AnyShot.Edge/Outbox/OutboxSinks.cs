using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.Outbox;

/// <summary>What the outbox reads and settles once at start.</summary>
internal static class OutboxSinks
{
    /// <summary>Registers the sinks that are switched on and drops the rows of all others.</summary>
    public static IReadOnlyList<SinkPlace> Register(SqliteConnection connection, IReadOnlyList<string> names)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var gone = Read(command).Where(s => !names.Contains(s.Name)).ToList();
        foreach (var sink in gone)
        {
            command.CommandText = $"DELETE FROM pending WHERE sink = {sink.No}; DELETE FROM delivered WHERE sink = {sink.No}; DELETE FROM sink WHERE no = {sink.No}";
            command.ExecuteNonQuery();
        }

        if (gone.Count > 0)
        {
            command.CommandText = OutboxSchema.DeleteOrphans;
            command.ExecuteNonQuery();
        }

        command.CommandText = "INSERT OR IGNORE INTO sink (name) VALUES ($name)";
        var parameter = command.Parameters.Add("$name", SqliteType.Text);
        foreach (var name in names)
        {
            parameter.Value = name;
            command.ExecuteNonQuery();
        }

        command.Parameters.Clear();
        var places = Read(command);
        transaction.Commit();
        return places;
    }

    /// <summary>Next id and counts as stored.</summary>
    public static (long NextId, VerdictCounts Counts) ReadStation(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT next_id, pass, fail, unsure FROM station";
        using var row = command.ExecuteReader();
        return row.Read()
            ? (row.GetInt64(0), new VerdictCounts(row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)))
            : throw new SqliteException("The row of the station is missing.", 11);
    }

    /// <summary>Reservations whose verdict never came.</summary>
    public static SortedDictionary<long, Reservation> ReadReserved(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, camera, part, at FROM reserved";
        using var row = command.ExecuteReader();
        var reserved = new SortedDictionary<long, Reservation>();
        while (row.Read())
        {
            reserved.Add(row.GetInt64(0), new Reservation(row.GetInt64(0), row.GetString(1), row.GetString(2), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3))));
        }

        return reserved;
    }

    /// <summary>Counts as stored.</summary>
    public static Dictionary<string, long> ReadTallies(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, count FROM tally";
        using var row = command.ExecuteReader();
        var tallies = new Dictionary<string, long>(StringComparer.Ordinal);
        while (row.Read())
        {
            tallies.Add(row.GetString(0), row.GetInt64(1));
        }

        return tallies;
    }

    private static List<SinkPlace> Read(SqliteCommand command)
    {
        command.CommandText = "SELECT no, name, (SELECT count(*) FROM pending WHERE sink = no), replay_owed FROM sink ORDER BY no";
        using var row = command.ExecuteReader();
        var places = new List<SinkPlace>();
        while (row.Read())
        {
            places.Add(new SinkPlace(row.GetInt32(0), row.GetString(1), row.GetInt64(2), row.GetBoolean(3)));
        }

        return places;
    }
}
