using AnyShot.Edge.Storage;

namespace AnyShot.Edge.Control;

/// <summary>
/// Answers by client and request id, and settings that people change while the agent runs: <c>control.db</c> in the state directory. Losing it loses no verdict and no class, so a damaged
/// file is moved aside. Thread-safe.
/// </summary>
public sealed partial class ControlStore : IDisposable
{
    private const string Tables =
        """
        CREATE TABLE IF NOT EXISTS answer (client TEXT NOT NULL, id TEXT NOT NULL, digest TEXT NOT NULL, at INTEGER NOT NULL, reply BLOB, PRIMARY KEY (client, id)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS answer_at ON answer (at);
        CREATE TABLE IF NOT EXISTS setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        """;

    private readonly StateDatabase _database;

    /// <exception cref="IOException">The file cannot be opened.</exception>
    public ControlStore(string path, TimeProvider time, ILogger<ControlStore> log)
    {
        _database = new StateDatabase(path, Tables, time);
        if (_database.MovedTo is { } aside)
        {
            LogDamaged(log, path, aside);
        }
    }

    /// <summary>What is remembered of a request; null for one that never came.</summary>
    public StoredAnswer? Find(string client, string id) => _database.Read(
        "SELECT digest, reply FROM answer WHERE client = $client AND id = $id",
        row => new StoredAnswer(row.GetString(0), row.IsDBNull(1) ? null : (byte[])row[1]),
        ("$client", client),
        ("$id", id)).FirstOrDefault();

    /// <summary>Notes that a request is being done.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public void Begin(string client, string id, string digest, DateTimeOffset at) =>
        _database.Write("INSERT OR REPLACE INTO answer VALUES ($client, $id, $digest, $at, NULL)", ("$client", client), ("$id", id), ("$digest", digest), ("$at", at.ToUnixTimeMilliseconds()));

    /// <summary>Notes the answer.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public void End(string client, string id, byte[] reply) =>
        _database.Write("UPDATE answer SET reply = $reply WHERE client = $client AND id = $id", ("$client", client), ("$id", id), ("$reply", reply));

    /// <summary>Forgets a request that was not done, so that it may be tried again.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Forget(string client, string id) => _database.Write("DELETE FROM answer WHERE client = $client AND id = $id", ("$client", client), ("$id", id));

    /// <summary>Forgets answers that were begun before a time.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void ForgetBefore(DateTimeOffset time) => _database.Write("DELETE FROM answer WHERE at < $at", ("$at", time.ToUnixTimeMilliseconds()));

    public string? ReadSetting(string key) => _database.Read("SELECT value FROM setting WHERE key = $key", row => row.GetString(0), ("$key", key)).FirstOrDefault();

    /// <exception cref="IOException">The disk is full.</exception>
    public void WriteSetting(string key, string value) => _database.Write("INSERT OR REPLACE INTO setting VALUES ($key, $value)", ("$key", key), ("$value", value));

    public void Dispose() => _database.Dispose();

    [LoggerMessage(16001, LogLevel.Warning, "The file {Path} was damaged and was moved to {Aside}; remembered answers are lost, requests sent again are done again")]
    private static partial void LogDamaged(ILogger log, string path, string aside);
}
