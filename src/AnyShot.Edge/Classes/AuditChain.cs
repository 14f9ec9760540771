using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AnyShot.Edge.Classes;

/// <summary>
/// The hashes that tie the audit log together. The hash of an entry is SHA-256 over the hash of the one before (32 bytes, zero for the first) and its fields in a fixed order, each as its length
/// (4 bytes, big-endian) and UTF-8 text: number, time (Unix milliseconds), who, role, door, origin, what, why, request id, revision, live revision, class id, request hash, content hash.
/// </summary>
internal static class AuditChain
{
    /// <summary>Hash over the hashes of stored classes.</summary>
    public static string ContentHash(IReadOnlyList<ReadOnlyMemory<byte>> classes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in classes)
        {
            hash.AppendData(SHA256.HashData(entry.Span));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The change with the hash that ties it to the one before.</summary>
    public static StoredChange Seal(StoredChange change, string previousHash) => change with { Entry = change.Entry with { Hash = Hash(change, previousHash) } };

    /// <summary>What is wrong with a change, given the one before it; null when nothing is.</summary>
    public static string? Fault(StoredChange? previous, StoredChange change)
    {
        var number = (previous?.Entry.Number ?? 0) + 1;
        if (change.Entry.Number != number)
        {
            return $"entry {number} is missing: entry {change.Entry.Number} follows";
        }

        if (!HasDigits(change) || Hash(change, previous?.Entry.Hash ?? "") != change.Entry.Hash)
        {
            return $"entry {number} is not what was written: its hash does not fit it and the entry before";
        }

        if (change.ContentHash.Length > 0 && (change.Classes is null || ContentHash(change.Classes) != change.ContentHash))
        {
            return $"the classes of revision {change.Entry.Revision} (entry {number}) are not those that were written";
        }

        return null;
    }

    private static bool HasDigits(StoredChange change) => change.Entry.Hash.Length == 2 * SHA256.HashSizeInBytes && change.Entry.Hash.All(char.IsAsciiHexDigitLower);

    private static string Hash(StoredChange change, string previousHash)
    {
        var entry = change.Entry;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previousHash.Length == 0 ? new byte[SHA256.HashSizeInBytes] : Convert.FromHexString(previousHash));
        string[] fields =
        [
            Text(entry.Number), Text(entry.At.ToUnixTimeMilliseconds()), entry.Who, entry.Role, entry.Door, entry.Origin, entry.What, entry.Why, entry.RequestId,
            Text(entry.Revision), Text(entry.Live), change.ClassId, change.Request, change.ContentHash,
        ];
        Span<byte> length = stackalloc byte[4];
        foreach (var field in fields)
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
