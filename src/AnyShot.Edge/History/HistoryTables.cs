using AnyShot.Edge.Inspection;
using AnyShot.Edge.Storage;
using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.History;

/// <summary>Statements on the history file. Not thread-safe.</summary>
internal sealed class HistoryTables : IDisposable
{
    /// <summary>Seconds of the two kinds of buckets.</summary>
    public const int Minute = 60;

    public const int Hour = 3600;

    /// <summary>Equal parts into which confidence 0 to 1 is divided.</summary>
    public const int Tenths = 10;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, long> _cameras = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> _classes = [];
    private (long Revision, string Model)? _judge;

    /// <param name="path">The file; made when it is missing.</param>
    /// <exception cref="IOException">The file was written by a newer agent.</exception>
    /// <exception cref="SqliteException">It cannot be opened, or is damaged.</exception>
    public HistoryTables(string path)
    {
        _connection = SqliteFile.Open(path);
        try
        {
            Prepare(path);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>Last inspection id that was counted.</summary>
    public long Mark { get; private set; }

    /// <summary>Counts verdicts, in order of their ids, and moves the mark, in one transaction.</summary>
    public void Add(IReadOnlyList<Verdict> verdicts)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        try
        {
            foreach (var (key, parts) in verdicts.CountBy(KeyOf))
            {
                Execute(
                    "INSERT INTO count VALUES ($span, $at, $camera, $class, $decision, $tenth, $parts) ON CONFLICT DO UPDATE SET parts = parts + excluded.parts",
                    ("$span", Minute),
                    ("$at", key.At),
                    ("$camera", Camera(key.Camera)),
                    ("$class", key.ClassNo),
                    ("$decision", (int)key.Decision),
                    ("$tenth", key.Tenth),
                    ("$parts", parts));
            }

            foreach (var verdict in verdicts)
            {
                Note(verdict);
            }

            Execute("UPDATE station SET mark = $mark", ("$mark", verdicts[^1].InspectionId));
            transaction.Commit();
            Mark = verdicts[^1].InspectionId;
        }
        catch
        {
            // What was given a number in here was taken back.
            _cameras.Clear();
            _classes.Clear();
            _judge = null;
            throw;
        }
    }

    /// <summary>Moves the mark back to the beginning, because numbers begin anew.</summary>
    public void BeginAnew()
    {
        Execute("UPDATE station SET mark = 0");
        Mark = 0;
    }

    /// <summary>Folds minutes into hours and forgets what is too old, in one transaction.</summary>
    /// <param name="foldBefore">Unix seconds, a whole hour.</param>
    /// <param name="forgetBefore">Unix seconds.</param>
    public void Fold(long foldBefore, long forgetBefore)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        Execute(
            """
            INSERT INTO count SELECT 3600, at - at % 3600, camera, class, decision, tenth, sum(parts) FROM count WHERE span = 60 AND at < $fold GROUP BY 2, 3, 4, 5, 6
            ON CONFLICT DO UPDATE SET parts = parts + excluded.parts
            """,
            ("$fold", foldBefore));
        Execute("DELETE FROM count WHERE span = 60 AND at < $fold", ("$fold", foldBefore));
        Execute("DELETE FROM count WHERE span = 3600 AND at < $forget", ("$forget", forgetBefore));
        Execute("DELETE FROM change WHERE at < $forget", ("$forget", forgetBefore));
        transaction.Commit();
    }

    public void Dispose() => _connection.Dispose();

    private static (long At, string Camera, int ClassNo, Decision Decision, int Tenth) KeyOf(Verdict verdict)
    {
        var at = verdict.CapturedAt.ToUnixTimeSeconds();
        return (at - (at % Minute), verdict.Camera, verdict.ClassNo, verdict.Decision, TenthOf(verdict.Confidence));
    }

    /// <summary>What is no number counts as 0.</summary>
    private static int TenthOf(double confidence) => double.IsNaN(confidence) ? 0 : Math.Clamp((int)(confidence * Tenths), 0, Tenths - 1);

    private void Prepare(string path)
    {
        SqliteFile.Check(_connection);
        var version = SqliteFile.Scalar(_connection, "PRAGMA user_version");
        if (version > HistorySchema.Version)
        {
            throw new IOException(
                $"The history file {path} has schema version {version}, this agent knows versions up to {HistorySchema.Version}: install the newer agent, or move the file away.");
        }

        if (version < HistorySchema.Version)
        {
            SqliteFile.Execute(_connection, $"BEGIN IMMEDIATE; {HistorySchema.Create} COMMIT");
        }

        Mark = SqliteFile.Scalar(_connection, "SELECT mark FROM station");
    }

    private long Camera(string name)
    {
        if (!_cameras.TryGetValue(name, out var no))
        {
            Execute("INSERT OR IGNORE INTO camera (name) VALUES ($name)", ("$name", name));
            using var command = Command("SELECT no FROM camera WHERE name = $name", ("$name", name));
            _cameras[name] = no = (long)command.ExecuteScalar()!;
        }

        return no;
    }

    /// <summary>Notes the newest name of its class, and what judges from here on if that is another than before.</summary>
    private void Note(Verdict verdict)
    {
        if (!_classes.TryGetValue(verdict.ClassNo, out var name) || name != verdict.ClassName)
        {
            Execute("INSERT INTO class VALUES ($no, $name) ON CONFLICT DO UPDATE SET name = excluded.name", ("$no", verdict.ClassNo), ("$name", verdict.ClassName));
            _classes[verdict.ClassNo] = verdict.ClassName;
        }

        _judge ??= NewestJudge();
        var judge = (verdict.ClassSetRevision, verdict.ModelRevision);
        if (_judge != judge)
        {
            Execute(
                "INSERT OR REPLACE INTO change VALUES ($id, $at, $revision, $model)",
                ("$id", verdict.InspectionId),
                ("$at", verdict.CapturedAt.ToUnixTimeSeconds()),
                ("$revision", verdict.ClassSetRevision),
                ("$model", verdict.ModelRevision));
            _judge = judge;
        }
    }

    private (long Revision, string Model)? NewestJudge()
    {
        using var command = Command("SELECT revision, model FROM change ORDER BY id DESC LIMIT 1");
        using var row = command.ExecuteReader();
        return row.Read() ? (row.GetInt64(0), row.GetString(1)) : null;
    }

    private void Execute(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Command(sql, parameters);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
