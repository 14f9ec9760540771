using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.Control;

/// <summary>
/// Answers by client and request id, and settings that people change while the agent runs: <c>control.db</c> in the state directory. Losing it loses no verdict and no class, so a damaged
/// file is moved aside. Thread-safe.
/// </summary>
public sealed partial class ControlStore : IDisposable
{
    private const int Version = 1;
    private const int CorruptCode = 11;
    private const int NotADatabaseCode = 26;

    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;

    /// <exception cref="IOException">The file cannot be opened.</exception>
    public ControlStore(string path, TimeProvider time, ILogger<ControlStore> log)
    {
        try
        {
            _connection = Open(path);
        }
        catch (SqliteException error) when (error.SqliteErrorCode is CorruptCode or NotADatabaseCode)
        {
            var aside = $"{path}.damaged-{time.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmss'.'fff'Z'}";
            File.Move(path, aside, overwrite: true);
            LogDamaged(log, path, aside);
            _connection = OpenOrThrow(path);
        }
        catch (SqliteException error)
        {
            throw new IOException($"The file {path} cannot be opened: {error.Message}", error);
        }
    }

    /// <summary>What is remembered of a request; null for one that never came.</summary>
    public StoredAnswer? Find(string client, string id)
    {
        lock (_gate)
        {
            using var command = Command("SELECT digest, reply FROM answer WHERE client = $client AND id = $id", ("$client", client), ("$id", id));
            using var row = command.ExecuteReader();
            return row.Read() ? new StoredAnswer(row.GetString(0), row.IsDBNull(1) ? null : (byte[])row[1]) : null;
        }
    }

    /// <summary>Notes that a request is being done.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public void Begin(string client, string id, string digest, DateTimeOffset at) =>
        Write("INSERT OR REPLACE INTO answer VALUES ($client, $id, $digest, $at, NULL)", ("$client", client), ("$id", id), ("$digest", digest), ("$at", at.ToUnixTimeMilliseconds()));

    /// <summary>Notes the answer.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public void End(string client, string id, byte[] reply) =>
        Write("UPDATE answer SET reply = $reply WHERE client = $client AND id = $id", ("$client", client), ("$id", id), ("$reply", reply));

    /// <summary>Forgets a request that was not done, so that it may be tried again.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Forget(string client, string id) => Write("DELETE FROM answer WHERE client = $client AND id = $id", ("$client", client), ("$id", id));

    /// <summary>Forgets answers that were begun before a time.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void ForgetBefore(DateTimeOffset time) => Write("DELETE FROM answer WHERE at < $at", ("$at", time.ToUnixTimeMilliseconds()));

    public string? ReadSetting(string key)
    {
        lock (_gate)
        {
            using var command = Command("SELECT value FROM setting WHERE key = $key", ("$key", key));
            return command.ExecuteScalar() as string;
        }
    }

    /// <exception cref="IOException">The disk is full.</exception>
    public void WriteSetting(string key, string value) => Write("INSERT OR REPLACE INTO setting VALUES ($key, $value)", ("$key", key), ("$value", value));

    public void Dispose()
    {
        lock (_gate)
        {
            _connection.Dispose();
        }
    }

    private static SqliteConnection OpenOrThrow(string path)
    {
        try
        {
            return Open(path);
        }
        catch (SqliteException error)
        {
            throw new IOException($"The file {path} cannot be opened: {error.Message}", error);
        }
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 10 }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText =
                $"""
                PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
                BEGIN IMMEDIATE;
                CREATE TABLE IF NOT EXISTS answer (client TEXT NOT NULL, id TEXT NOT NULL, digest TEXT NOT NULL, at INTEGER NOT NULL, reply BLOB, PRIMARY KEY (client, id)) WITHOUT ROWID;
                CREATE INDEX IF NOT EXISTS answer_at ON answer (at);
                CREATE TABLE IF NOT EXISTS setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
                PRAGMA user_version = {Version};
                COMMIT;
                """;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Write(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        lock (_gate)
        {
            try
            {
                using var command = Command(sql, values);
                command.ExecuteNonQuery();
            }
            catch (SqliteException error)
            {
                throw new IOException($"The file {_connection.DataSource} cannot be written: {error.Message}", error);
            }
        }
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }

    [LoggerMessage(16001, LogLevel.Warning, "The file {Path} was damaged and was moved to {Aside}; remembered answers are lost, requests sent again are done again")]
    private static partial void LogDamaged(ILogger log, string path, string aside);
}
