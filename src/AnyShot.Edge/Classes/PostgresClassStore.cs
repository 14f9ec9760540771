using System.Data.Common;
using System.Security.Cryptography;
using Npgsql;

namespace AnyShot.Edge.Classes;

/// <summary>The changes of a group of stations in PostgreSQL; tables: <see cref="PostgresSchema"/>. The database decides between two writers, and tells of changes with NOTIFY.</summary>
/// <param name="database">Connections; stay the caller's.</param>
/// <param name="group">Name of the group.</param>
public sealed class PostgresClassStore(NpgsqlDataSource database, string group) : IClassStore, IAsyncDisposable
{
    private const string Columns = "number, at, who, role, door, origin, what, why, request_id, revision, live, hash, class_id, request, content_hash, content";

    private readonly SemaphoreSlim _listening = new(1);
    private NpgsqlConnection? _listener;
    private volatile bool _isPrepared;

    /// <inheritdoc/>
    public async Task<StoredChange?> NewestAsync(CancellationToken cancellationToken) =>
        (await ReadAsync("ORDER BY number DESC LIMIT 1", withClasses: false, cancellationToken).ConfigureAwait(false)).SingleOrDefault();

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredChange>> ReadAfterAsync(long number, int most, CancellationToken cancellationToken) =>
        ReadAsync("AND number > $2 ORDER BY number LIMIT $3", withClasses: true, cancellationToken, number, (long)most);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AuditEntry>> ReadNewestAsync(int most, CancellationToken cancellationToken) =>
        [.. (await ReadAsync("ORDER BY number DESC LIMIT $2", withClasses: false, cancellationToken, (long)most).ConfigureAwait(false)).Select(change => change.Entry)];

    /// <inheritdoc/>
    public async Task<StoredChange?> FindRequestAsync(string who, string requestId, CancellationToken cancellationToken) =>
        (await ReadAsync("AND who = $2 AND request_id = $3", withClasses: false, cancellationToken, who, requestId).ConfigureAwait(false)).SingleOrDefault();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReadOnlyMemory<byte>>?> FindRevisionAsync(long revision, CancellationToken cancellationToken) =>
        (await ReadAsync("AND revision = $2 AND content IS NOT NULL", withClasses: true, cancellationToken, revision).ConfigureAwait(false)).SingleOrDefault()?.Classes;

    /// <inheritdoc/>
    public Task<bool> TryAppendAsync(StoredChange change, string previousHash, CancellationToken cancellationToken) => UseAsync(
        async connection =>
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);

            // The row that is inserted is the lock: a second writer with the same number waits here and then finds it taken.
            if (await InsertAsync(connection, change, previousHash, cancellationToken).ConfigureAwait(false) == 0)
            {
                return false;
            }

            await InsertDefinitionsAsync(connection, change.Classes ?? [], cancellationToken).ConfigureAwait(false);
            await using var notify = Command(connection, "SELECT pg_notify($1, $2)", PostgresSchema.Channel, group);
            await notify.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task WaitAfterAsync(long number, CancellationToken cancellationToken)
    {
        await _listening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var listener = _listener ??= await ListenAsync(cancellationToken).ConfigureAwait(false);
            while (await NewestAsync(cancellationToken).ConfigureAwait(false) is not { } newest || newest.Entry.Number <= number)
            {
                await listener.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            await (_listener?.DisposeAsync() ?? ValueTask.CompletedTask).ConfigureAwait(false);
            _listener = null;
            throw IsOfTheDatabase(error) ? Away(error) : error;
        }
        finally
        {
            _listening.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (_listener?.DisposeAsync() ?? ValueTask.CompletedTask).ConfigureAwait(false);
        _listening.Dispose();
    }

    /// <summary>Keeps the image of a shot for all stations of the group.</summary>
    /// <exception cref="ClassStoreException">The database is away.</exception>
    internal Task PutShotAsync(string shot, ReadOnlyMemory<byte> image, CancellationToken cancellationToken) => UseAsync(
        async connection =>
        {
            await using var command = Command(connection, "INSERT INTO anyshot.shot VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", group, shot, image);
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    /// <returns>Null when the group has no such image.</returns>
    /// <exception cref="ClassStoreException">The database is away.</exception>
    internal Task<byte[]?> FindShotAsync(string shot, CancellationToken cancellationToken) => UseAsync(
        async connection =>
        {
            await using var command = Command(connection, "SELECT image FROM anyshot.shot WHERE grp = $1 AND hash = $2", group, shot);
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as byte[];
        },
        cancellationToken);

    private static bool IsOfTheDatabase(Exception error) => error is DbException or TimeoutException or IOException or UnauthorizedAccessException or System.Net.Sockets.SocketException;

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    private static async Task InsertDefinitionsAsync(NpgsqlConnection connection, IReadOnlyList<ReadOnlyMemory<byte>> classes, CancellationToken cancellationToken)
    {
        // In the order of their hashes, so that two writers of different groups never wait for each other crosswise.
        var definitions = classes.Select(json => (Hash: SHA256.HashData(json.Span), Json: json.ToArray())).DistinctBy(entry => Convert.ToHexString(entry.Hash)).OrderBy(entry => Convert.ToHexString(entry.Hash), StringComparer.Ordinal).ToArray();
        await using var command = Command(
            connection,
            "INSERT INTO anyshot.definition SELECT * FROM unnest($1, $2) ON CONFLICT DO NOTHING",
            definitions.Select(entry => entry.Hash).ToArray(),
            definitions.Select(entry => entry.Json).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<int> InsertAsync(NpgsqlConnection connection, StoredChange change, string previousHash, CancellationToken cancellationToken)
    {
        var entry = change.Entry;
        object content = change.Classes is { } classes ? classes.SelectMany(json => SHA256.HashData(json.Span)).ToArray() : DBNull.Value;
        await using var command = Command(
            connection,
            $"""
            INSERT INTO anyshot.change (grp, {Columns}) SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17::bytea
            WHERE $2 = 1 OR EXISTS (SELECT 1 FROM anyshot.change WHERE grp = $1 AND number = $2 - 1 AND hash = $18)
            ON CONFLICT DO NOTHING
            """,
            group,
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
            content,
            previousHash);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<NpgsqlConnection> ListenAsync(CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await using var command = Command(connection, $"LISTEN {PostgresSchema.Channel}");
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private Task<IReadOnlyList<StoredChange>> ReadAsync(string condition, bool withClasses, CancellationToken cancellationToken, params object[] values) => UseAsync<IReadOnlyList<StoredChange>>(
        async connection =>
        {
            var changes = new List<(StoredChange Change, byte[]? Content)>();
            await using (var command = Command(connection, $"SELECT {Columns} FROM anyshot.change WHERE grp = $1 {condition}", [group, .. values]))
            await using (var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false))
            {
                while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    var entry = new AuditEntry(
                        rows.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(1)), rows.GetString(2), rows.GetString(3), rows.GetString(4), rows.GetString(5),
                        rows.GetString(6), rows.GetString(7), rows.GetString(8), rows.GetInt64(9), rows.GetInt64(10), rows.GetString(11));
                    var content = withClasses && !rows.IsDBNull(15) ? rows.GetFieldValue<byte[]>(15) : null;
                    changes.Add((new StoredChange(entry, rows.GetString(12), rows.GetString(13), rows.GetString(14), null), content));
                }
            }

            var definitions = await DefinitionsAsync(connection, changes.Select(change => change.Content), cancellationToken).ConfigureAwait(false);
            return [.. changes.Select(change => change.Content is { } content ? change.Change with { Classes = [.. Hashes(content).Select(hash => definitions.GetValueOrDefault(hash))] } : change.Change)];
        },
        cancellationToken);

    private static IEnumerable<string> Hashes(byte[] content) => content.Chunk(SHA256.HashSizeInBytes).Select(Convert.ToHexString);

    private static async Task<Dictionary<string, ReadOnlyMemory<byte>>> DefinitionsAsync(NpgsqlConnection connection, IEnumerable<byte[]?> contents, CancellationToken cancellationToken)
    {
        var hashes = contents.SelectMany(content => Hashes(content ?? [])).Distinct().Select(Convert.FromHexString).ToArray();
        var definitions = new Dictionary<string, ReadOnlyMemory<byte>>();
        if (hashes.Length > 0)
        {
            await using var command = Command(connection, "SELECT hash, json FROM anyshot.definition WHERE hash = ANY($1)", [hashes]);
            await using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                definitions[Convert.ToHexString(rows.GetFieldValue<byte[]>(0))] = rows.GetFieldValue<byte[]>(1);
            }
        }

        return definitions;
    }

    private async Task<T> UseAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
            return await work(connection).ConfigureAwait(false);
        }
        catch (Exception error) when (IsOfTheDatabase(error))
        {
            throw Away(error);
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await PrepareAsync(connection, cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Makes the tables when they are not there; an administrator may have made them before, so that the agent's user needs no right to.</summary>
    private async Task PrepareAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (_isPrepared)
        {
            return;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (var take = Command(connection, "SELECT pg_advisory_xact_lock($1)", PostgresSchema.CreationLock))
        {
            await take.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        await using (var find = Command(connection, "SELECT to_regclass('anyshot.version') IS NOT NULL"))
        {
            if (await find.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not true)
            {
                await using var create = Command(connection, PostgresSchema.Create);
                await create.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        await using (var read = Command(connection, "SELECT version FROM anyshot.version"))
        {
            if (await read.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not PostgresSchema.Version and var version)
            {
                throw new ClassStoreException($"The database of the class registry has schema version {version}, this agent knows version {PostgresSchema.Version}: install the agent of that version.");
            }
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        _isPrepared = true;
    }

    private ClassStoreException Away(Exception error) =>
        new($"The database of the class registry (group {group}) cannot be used now ({error.GetBaseException().Message}): classes cannot be changed, judging goes on.", error);
}
