using AnyShot.Edge.Inspection;
using AnyShot.Edge.Storage;
using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.History;

/// <summary>Reads counts, all in the view of one transaction. Not thread-safe.</summary>
internal sealed class HistoryReader : IDisposable
{
    private const int MostChanges = 200;

    private const string Wanted = "span IN (60, 3600) AND at >= $from AND at < $to AND ($camera IS NULL OR camera = (SELECT no FROM camera WHERE name = $camera)) AND ($class IS NULL OR class = $class)";

    private readonly SqliteConnection _connection;

    public HistoryReader(string path)
    {
        _connection = SqliteFile.Open(path);
        SqliteFile.Execute(_connection, "PRAGMA query_only = ON");
    }

    public HistoryAnswer Read(HistoryQuery query)
    {
        using var transaction = _connection.BeginTransaction(deferred: true);
        var (from, to) = (query.From.ToUnixTimeSeconds(), query.To.ToUnixTimeSeconds());
        var step = Math.Max((long)query.Step.TotalSeconds, HistoryTables.Minute);
        var grain = IsFolded(from, to) ? HistoryTables.Hour : HistoryTables.Minute;
        from -= from % grain;
        step = (step + grain - 1) / grain * grain;
        var points = (int)((to - from + step - 1) / step);
        return new HistoryAnswer(
            DateTimeOffset.FromUnixTimeSeconds(from), query.To, step, points, Since(), Cameras(), Series(query, from, to, step, points), Confidence(query, from, to), Changes(from, to));
    }

    public void Dispose() => _connection.Dispose();

    private bool IsFolded(long from, long to)
    {
        using var command = Command("SELECT EXISTS (SELECT 1 FROM count WHERE span = 3600 AND at > $from - 3600 AND at < $to)", from, to);
        return (long)command.ExecuteScalar()! != 0;
    }

    private DateTimeOffset? Since()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT min(coalesce((SELECT min(at) FROM count WHERE span = 60), 9e15), coalesce((SELECT min(at) FROM count WHERE span = 3600), 9e15))";
        return command.ExecuteScalar() is long at ? DateTimeOffset.FromUnixTimeSeconds(at) : null;
    }

    private List<string> Cameras()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT name FROM camera ORDER BY name";
        using var row = command.ExecuteReader();
        var names = new List<string>();
        while (row.Read())
        {
            names.Add(row.GetString(0));
        }

        return names;
    }

    private List<HistorySeries> Series(HistoryQuery query, long from, long to, long step, int points)
    {
        using var command = Command(
            $"""
             SELECT c.name, n.class, coalesce(k.name, ''), n.decision, n.point, n.parts FROM (
               SELECT camera, class, decision, (at - $from) / $step AS point, sum(parts) AS parts FROM count WHERE {Wanted} GROUP BY 1, 2, 3, 4) n
             JOIN camera c ON c.no = n.camera LEFT JOIN class k ON k.no = n.class ORDER BY c.name, n.class, n.decision, n.point
             """,
            from,
            to,
            query);
        command.Parameters.AddWithValue("$step", step);
        using var row = command.ExecuteReader();
        var series = new List<HistorySeries>();
        var counts = Array.Empty<long>();
        while (row.Read())
        {
            var (camera, classNo, decision) = (row.GetString(0), row.GetInt32(1), (Decision)row.GetInt32(3));
            if (series.Count == 0 || (series[^1].Camera, series[^1].ClassNo, series[^1].Decision) != (camera, classNo, decision))
            {
                counts = new long[points];
                series.Add(new HistorySeries(camera, classNo, row.GetString(2), decision, counts));
            }

            counts[row.GetInt32(4)] = row.GetInt64(5);
        }

        return series;
    }

    private List<ConfidenceCounts> Confidence(HistoryQuery query, long from, long to)
    {
        using var command = Command($"SELECT decision, tenth, sum(parts) FROM count WHERE {Wanted} GROUP BY 1, 2", from, to, query);
        using var row = command.ExecuteReader();
        var counts = new SortedDictionary<Decision, long[]>();
        while (row.Read())
        {
            var decision = (Decision)row.GetInt32(0);
            if (!counts.TryGetValue(decision, out var tenths))
            {
                counts[decision] = tenths = new long[HistoryTables.Tenths];
            }

            tenths[row.GetInt32(1)] = row.GetInt64(2);
        }

        return [.. counts.Select(entry => new ConfidenceCounts(entry.Key, entry.Value))];
    }

    /// <summary>The newest ones, oldest first.</summary>
    private List<HistoryChange> Changes(long from, long to)
    {
        using var command = Command($"SELECT at, id, revision, model FROM change WHERE at >= $from AND at < $to ORDER BY id DESC LIMIT {MostChanges}", from, to);
        using var row = command.ExecuteReader();
        var changes = new List<HistoryChange>();
        while (row.Read())
        {
            changes.Add(new HistoryChange(DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(0)), row.GetInt64(1), row.GetInt64(2), row.GetString(3)));
        }

        changes.Reverse();
        return changes;
    }

    private SqliteCommand Command(string sql, long from, long to, HistoryQuery? query = null)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$from", from);
        command.Parameters.AddWithValue("$to", to);
        if (query is not null)
        {
            command.Parameters.AddWithValue("$camera", (object?)query.Camera ?? DBNull.Value);
            command.Parameters.AddWithValue("$class", (object?)query.ClassNo ?? DBNull.Value);
        }

        return command;
    }
}
