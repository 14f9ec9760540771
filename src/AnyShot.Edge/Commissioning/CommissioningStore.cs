using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AnyShot.Edge.Storage;

namespace AnyShot.Edge.Commissioning;

/// <summary>
/// The work on a commissioning and the signed ones: <c>commissioning.db</c> in the state directory. Signed ones are only ever added; each has a digest over its bytes and the digest before, so that none
/// can be changed, taken out or put in unseen. Not thread-safe: its owner locks.
/// </summary>
internal sealed class CommissioningStore : IDisposable
{
    private const string Tables =
        """
        CREATE TABLE IF NOT EXISTS draft (id INTEGER PRIMARY KEY CHECK (id = 1), json TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS part (kind INTEGER NOT NULL, inspection INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (kind, inspection)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS signed (number INTEGER PRIMARY KEY, json BLOB NOT NULL, digest TEXT NOT NULL);
        """;

    private readonly StateDatabase _database;

    /// <param name="path">The file; a damaged one is moved aside, so that the line can go on.</param>
    /// <param name="time">For the name of what is moved aside.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public CommissioningStore(string path, TimeProvider time) => _database = new StateDatabase(path, Tables, time);

    /// <summary>Where a damaged file was moved to; null when it was sound.</summary>
    public string? MovedTo => _database.MovedTo;

    /// <summary>The work that is not signed; null when there is none.</summary>
    public CommissioningDraft? ReadDraft() => _database.Read("SELECT json FROM draft", row => Read(row.GetString(0), CommissioningJson.Default.CommissioningDraft)).FirstOrDefault();

    /// <summary>Parts of a run, oldest first.</summary>
    public IReadOnlyList<RunPart> ReadParts(RunKind kind) =>
        [.. _database.Read("SELECT json FROM part WHERE kind = $kind ORDER BY inspection", row => Read(row.GetString(0), CommissioningJson.Default.RunPart), ("$kind", (int)kind)).OfType<RunPart>()];

    /// <summary>Keeps the work.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public void WriteDraft(CommissioningDraft draft) =>
        _database.Write("INSERT OR REPLACE INTO draft VALUES (1, $json)", ("$json", JsonSerializer.Serialize(draft, CommissioningJson.Default.CommissioningDraft)));

    /// <summary>Keeps parts of a run, or what a person says of them.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public void WriteParts(RunKind kind, IReadOnlyCollection<RunPart> parts)
    {
        foreach (var part in parts)
        {
            _database.Write("INSERT OR REPLACE INTO part VALUES ($kind, $inspection, $json)", ("$kind", (int)kind), ("$inspection", part.InspectionId), ("$json", JsonSerializer.Serialize(part, CommissioningJson.Default.RunPart)));
        }
    }

    /// <summary>Drops the parts of a run.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void DropParts(RunKind kind) => _database.Write("DELETE FROM part WHERE kind = $kind", ("$kind", (int)kind));

    /// <summary>Drops the work and its parts.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void DropDraft() => _database.Write("BEGIN; DELETE FROM draft; DELETE FROM part; COMMIT");

    /// <summary>Adds a signed commissioning and drops the work, in one transaction.</summary>
    /// <returns>Its digest.</returns>
    /// <exception cref="IOException">The disk is full.</exception>
    public string Sign(CommissioningRecord record)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(record, CommissioningJson.Default.CommissioningRecord);
        var digest = Digest(record.Previous, json);
        _database.Write(
            "BEGIN; INSERT INTO signed VALUES ($number, $json, $digest); DELETE FROM draft; DELETE FROM part; COMMIT",
            ("$number", record.Number), ("$json", json), ("$digest", digest));
        return digest;
    }

    /// <summary>The signed ones, oldest first, each with whether it is still what was signed.</summary>
    public IReadOnlyList<SignedCommissioning> ReadSigned()
    {
        var signed = new List<SignedCommissioning>();
        foreach (var (number, json, digest) in _database.Read("SELECT number, json, digest FROM signed ORDER BY number", row => (row.GetInt64(0), (byte[])row[1], row.GetString(2))))
        {
            var record = Read(Encoding.UTF8.GetString(json), CommissioningJson.Default.CommissioningRecord);
            var previous = signed.Count == 0 ? "" : signed[^1].Digest;
            var isIntact = record is not null && record.Number == number && number == signed.Count + 1 && record.Previous == previous && Digest(previous, json) == digest;
            signed.Add(new SignedCommissioning(record, number, digest, isIntact));
        }

        return signed;
    }

    public void Dispose() => _database.Dispose();

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
}
