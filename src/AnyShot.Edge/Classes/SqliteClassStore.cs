using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.Classes;

/// <summary>The registry's changes in one SQLite file (WAL, synchronous=FULL); file layout: <see cref="ClassSchema"/>. One process at a time may write, any number may read.</summary>
public sealed class SqliteClassStore : IClassStore, IDisposable
{
    private const int DiskFullCode = 13;
    private const int ConstraintCode = 19;
    private const string Columns = "number, at, who, role, door, origin, what, why, request_id, revision, live, hash, class_id, request, content_hash, content";

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly ClassFileLock? _lock;
    private readonly SqliteConnection _connection;
    private TaskCompletionSource _appended = NewSignal();

    private SqliteClassStore(string path, ClassFileLock? held, SqliteConnection connection) => (_path, _lock, _connection) = (path, held, connection);

    /// <summary>Opens the file for this process alone; makes it when there is none.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or a newer agent wrote it.</exception>
    /// <exception cref="IOException">The file cannot be opened, or another process has it.</exception>
    public static SqliteClassStore Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var held = new ClassFileLock(path);
        try
        {
            return new SqliteClassStore(path, held, ClassFile.Open(path, forWriting: true));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Opens the file for reading, beside a running agent too.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or a newer agent wrote it.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be opened.</exception>
    public static SqliteClassStore OpenForReading(string path) =>
        File.Exists(path) ? new SqliteClassStore(path, null, ClassFile.Open(path, forWriting: false)) : throw new IOException($"There is no class registry {path}: no agent has run with it yet.");

    /// <inheritdoc/>
    public Task<StoredChange?> NewestAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Read($"SELECT {Columns} FROM change ORDER BY number DESC LIMIT 1", withClasses: false).SingleOrDefault());

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredChange>> ReadAfterAsync(long number, int most, CancellationToken cancellationToken) =>
        Task.FromResult(Read($"SELECT {Columns} FROM change WHERE number > $a ORDER BY number LIMIT $b", withClasses: true, number, most));

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditEntry>> ReadNewestAsync(int most, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<AuditEntry>>([.. Read($"SELECT {Columns} FROM change ORDER BY number DESC LIMIT $a", withClasses: false, most).Select(change => change.Entry)]);

    /// <inheritdoc/>
    public Task<StoredChange?> FindRequestAsync(string who, string requestId, CancellationToken cancellationToken) =>
        Task.FromResult(Read($"SELECT {Columns} FROM change WHERE who = $a AND request_id = $b", withClasses: false, who, requestId).SingleOrDefault());

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReadOnlyMemory<byte>>?> FindRevisionAsync(long revision, CancellationToken cancellationToken) =>
        Task.FromResult(Read($"SELECT {Columns} FROM change WHERE revision = $a AND content IS NOT NULL", withClasses: true, revision).SingleOrDefault()?.Classes);

    /// <inheritdoc/>
    public Task<bool> TryAppendAsync(StoredChange change, string previousHash, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            try
            {
                using var transaction = _connection.BeginTransaction();
                if (Scalar("SELECT number || ' ' || hash FROM change ORDER BY number DESC LIMIT 1", transaction) as string != (change.Entry.Number == 1 ? null : $"{change.Entry.Number - 1} {previousHash}"))
                {
                    return Task.FromResult(false);
                }

                Insert(change, transaction);
                transaction.Commit();
            }
            catch (SqliteException e) when (e.SqliteErrorCode == ConstraintCode)
            {
                return Task.FromResult(false);
            }
            catch (SqliteException e)
            {
                throw Cannot("take a change", e);
            }
        }

        Interlocked.Exchange(ref _appended, NewSignal()).SetResult();
        return Task.FromResult(true);
    }

    /// <inheritdoc/>
    public async Task WaitAfterAsync(long number, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Taken before looking: what is appended after the look completes this very signal.
            var appended = Volatile.Read(ref _appended).Task;
            if (await NewestAsync(cancellationToken).ConfigureAwait(false) is { } newest && newest.Entry.Number > number)
            {
                return;
            }

            await appended.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Hash of each entry of the configuration as it was when it was last taken over, by class number.</summary>
    /// <exception cref="ClassStoreException">The file cannot be read.</exception>
    internal IReadOnlyDictionary<int, string> ReadConfigured()
    {
        lock (_gate)
        {
            try
            {
                using var command = Command("SELECT number, hash FROM configured");
                using var rows = command.ExecuteReader();
                var entries = new Dictionary<int, string>();
                while (rows.Read())
                {
                    entries.Add(rows.GetInt32(0), rows.GetString(1));
                }

                return entries;
            }
            catch (SqliteException e)
            {
                throw Cannot("be read", e);
            }
        }
    }

    /// <exception cref="ClassStoreException">The file cannot be written.</exception>
    internal void WriteConfigured(IReadOnlyDictionary<int, string> entries)
    {
        lock (_gate)
        {
            try
            {
                using var transaction = _connection.BeginTransaction();
                Execute("DELETE FROM configured", transaction);
                foreach (var (number, hash) in entries)
                {
                    Execute("INSERT INTO configured VALUES ($a, $b)", transaction, number, hash);
                }

                transaction.Commit();
            }
            catch (SqliteException e)
            {
                throw Cannot("take a note", e);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _connection.Dispose();
            _lock?.Dispose();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Insert(StoredChange change, SqliteTransaction transaction)
    {
        var content = change.Classes is { } classes ? new byte[classes.Count * SHA256.HashSizeInBytes] : null;
        for (var i = 0; i < change.Classes?.Count; i++)
        {
            var hash = SHA256.HashData(change.Classes[i].Span);
            hash.CopyTo(content!, i * SHA256.HashSizeInBytes);
            Execute("INSERT OR IGNORE INTO definition VALUES ($a, $b)", transaction, hash, change.Classes[i].ToArray());
        }

        var entry = change.Entry;
        Execute(
            $"INSERT INTO change ({Columns}) VALUES ($a, $b, $c, $d, $e, $f, $g, $h, $i, $j, $k, $l, $m, $n, $o, $p)",
            transaction,
            entry.Number,
            entry.At.ToUnixTimeMilliseconds(),
            entry.Who,
            entry.Role,
            entry.Door,
            entry.Origin,
            entry.What,
            entry.Why,
            entry.RequestId,
            entry.Revision,
            entry.Live,
            entry.Hash,
            change.ClassId,
            change.Request,
            change.ContentHash,
            (object?)content ?? DBNull.Value);
    }

    private List<StoredChange> Rows(string sql, bool withClasses, object[] values)
    {
        using var command = Command(sql, values);
        using var rows = command.ExecuteReader();
        var changes = new List<StoredChange>();
        while (rows.Read())
        {
            var entry = new AuditEntry(
                rows.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(1)), rows.GetString(2), rows.GetString(3), rows.GetString(4), rows.GetString(5), rows.GetString(6),
                rows.GetString(7), rows.GetString(8), rows.GetInt64(9), rows.GetInt64(10), rows.GetString(11));
            var content = withClasses && !rows.IsDBNull(15) ? rows.GetFieldValue<byte[]>(15) : null;
            changes.Add(new StoredChange(entry, rows.GetString(12), rows.GetString(13), rows.GetString(14), content is null ? null : Definitions(content)));
        }

        return changes;
    }

    /// <summary>The classes of a revision; one that is gone from the file leaves an empty place, which the chain of hashes tells.</summary>
    private ReadOnlyMemory<byte>[] Definitions(byte[] content) =>
        [.. content.Chunk(SHA256.HashSizeInBytes).Select(hash => (ReadOnlyMemory<byte>)(Scalar("SELECT json FROM definition WHERE hash = $a", null, hash) as byte[]))];

    private IReadOnlyList<StoredChange> Read(string sql, bool withClasses, params object[] values)
    {
        lock (_gate)
        {
            try
            {
                return Rows(sql, withClasses, values);
            }
            catch (Exception e) when (e is SqliteException or InvalidCastException or ArgumentOutOfRangeException)
            {
                throw Cannot("be read", e);
            }
        }
    }

    private object? Scalar(string sql, SqliteTransaction? transaction, params object[] values)
    {
        using var command = Command(sql, values);
        command.Transaction = transaction;
        return command.ExecuteScalar();
    }

    private void Execute(string sql, SqliteTransaction transaction, params object[] values)
    {
        using var command = Command(sql, values);
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    /// <summary>A command whose parameters are $a, $b and so on.</summary>
    private SqliteCommand Command(string sql, params object[] values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${(char)('a' + i)}", values[i]);
        }

        return command;
    }

    private ClassStoreException Cannot(string what, Exception cause) => new(
        cause is SqliteException { SqliteErrorCode: DiskFullCode }
            ? $"The disk of the class registry {_path} is full: free some space."
            : $"The class registry {_path} cannot {what}: {cause.Message}",
        cause);
}
