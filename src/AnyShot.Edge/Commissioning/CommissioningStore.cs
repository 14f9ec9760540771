using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.Commissioning;

/// <summary>
/// The work on a commissioning and the signed ones: <c>commissioning.db</c> in the state directory. Signed ones are only ever added; each has a digest over its bytes and the digest before, so that none
/// can be changed, taken out or put in unseen. Not thread-safe: its owner locks.
/// </summary>
internal sealed class CommissioningStore : IDisposable
{
    private const int Version = 1;
    private const int CorruptCode = 11;
    private const int NotADatabaseCode = 26;
    private readonly SqliteConnection _connection;

    /// <summary>Opens the file. A damaged one is moved aside, so that the line can go on; it is never thrown away.</summary>
    /// <param name="path">The file.</param>
    /// <param name="time">For the name of what is moved aside.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public CommissioningStore(string path, TimeProvider time)
    {
        try
        {
            _connection = Open(path);
        }
        catch (SqliteException error) when (error.SqliteErrorCode is CorruptCode or NotADatabaseCode)
        {
            MovedTo = $"{path}.damaged-{time.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmss'.'fff'Z'}";
            File.Move(path, MovedTo, overwrite: true);
            _connection = OpenOrThrow(path);
        }
        catch (SqliteException error)
        {
            throw new IOException($"The file {path} cannot be opened: {error.Message}", error);
        }
    }

    /// <summary>Where a damaged file was moved to; null when it was sound.</summary>
    public string? MovedTo { get; }

    /// <summary>The work that is not signed; null when there is none.</summary>
    public CommissioningDraft? ReadDraft() => Rows("SELECT json FROM draft", row => Read(row.GetString(0), CommissioningJson.Default.CommissioningDraft)).FirstOrDefault();

    /// <summary>Parts of a run, oldest first.</summary>
    public IReadOnlyList<RunPart> ReadParts(RunKind kind) =>
        [.. Rows("SELECT json FROM part WHERE kind = $kind ORDER BY inspection", row => Read(row.GetString(0), CommissioningJson.Default.RunPart), ("$kind", (int)kind)).OfType<RunPart>()];

    /// <summary>Keeps the work.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public void WriteDraft(CommissioningDraft draft) =>
        Write("INSERT OR REPLACE INTO draft VALUES (1, $json)", ("$json", JsonSerializer.Serialize(draft, CommissioningJson.Default.CommissioningDraft)));

    /// <summary>Keeps parts of a run, or what a person says of them.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public void WriteParts(RunKind kind, IReadOnlyCollection<RunPart> parts)
    {
        foreach (var part in parts)
        {
            Write("INSERT OR REPLACE INTO part VALUES ($kind, $inspection, $json)", ("$kind", (int)kind), ("$inspection", part.InspectionId), ("$json", JsonSerializer.Serialize(part, CommissioningJson.Default.RunPart)));
        }
    }

    /// <summary>Drops the parts of a run.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void DropParts(RunKind kind) => Write("DELETE FROM part WHERE kind = $kind", ("$kind", (int)kind));

    /// <summary>Drops the work and its parts.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void DropDraft() => Write("BEGIN; DELETE FROM draft; DELETE FROM part; COMMIT");

    /// <summary>Adds a signed commissioning and drops the work, in one transaction.</summary>
    /// <returns>Its digest.</returns>
    /// <exception cref="IOException">The disk is full.</exception>
    public string Sign(CommissioningRecord record)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(record, CommissioningJson.Default.CommissioningRecord);
        var digest = Digest(record.Previous, json);
        Write(
            "BEGIN; INSERT INTO signed VALUES ($number, $json, $digest); DELETE FROM draft; DELETE FROM part; COMMIT",
            ("$number", record.Number), ("$json", json), ("$digest", digest));
        return digest;
    }

    /// <summary>The signed ones, oldest first, each with whether it is still what was signed.</summary>
    public IReadOnlyList<SignedCommissioning> ReadSigned()
    {
        var signed = new List<SignedCommissioning>();
        foreach (var (number, json, digest) in Rows("SELECT number, json, digest FROM signed ORDER BY number", row => (row.GetInt64(0), (byte[])row[1], row.GetString(2))))
        {
            var record = Read(Encoding.UTF8.GetString(json), CommissioningJson.Default.CommissioningRecord);
            var previous = signed.Count == 0 ? "" : signed[^1].Digest;
            var isIntact = record is not null && record.Number == number && number == signed.Count + 1 && record.Previous == previous && Digest(previous, json) == digest;
            signed.Add(new SignedCommissioning(record, number, digest, isIntact));
        }

        return signed;
    }

    public void Dispose() => _connection.Dispose();

    private static string Digest(string previous, byte[] json)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(previous));
        hash.AppendData(json);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Null for what cannot be read any more.</summary>
    private static T? Read<T>(string json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException)
        {
            return null;
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
                CREATE TABLE IF NOT EXISTS draft (id INTEGER PRIMARY KEY CHECK (id = 1), json TEXT NOT NULL);
                CREATE TABLE IF NOT EXISTS part (kind INTEGER NOT NULL, inspection INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (kind, inspection)) WITHOUT ROWID;
                CREATE TABLE IF NOT EXISTS signed (number INTEGER PRIMARY KEY, json BLOB NOT NULL, digest TEXT NOT NULL);
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
        try
        {
            Execute(sql, values);
        }
        catch (SqliteException error)
        {
            if (_connection.State == System.Data.ConnectionState.Open)
            {
                Rollback();
            }

            throw new IOException($"The file {_connection.DataSource} cannot be written: {error.Message}", error);
        }
    }

    private void Rollback()
    {
        try
        {
            Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // There was no transaction to take back.
        }
    }

    private void Execute(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = Command(sql, values);
        using var row = command.ExecuteReader();
        var rows = new List<T>();
        while (row.Read())
        {
            rows.Add(read(row));
        }

        return rows;
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
}
