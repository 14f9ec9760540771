using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Parts;

/// <summary>The form of one part on disk: magic, length of the verdict (4 bytes, little endian), verdict (JSON), image (PNG), SHA-256 of all of it.</summary>
internal static class PartFile
{
    private static readonly byte[] Magic = "ANYPART1"u8.ToArray();

    /// <summary>Bytes from the beginning of a file in which its verdict ends: names have bounded lengths.</summary>
    public const int LongestStart = 8192;

    public static byte[] Write(Verdict verdict, ReadOnlySpan<byte> image)
    {
        var json = VerdictJson.Write(verdict);
        var content = new byte[Magic.Length + sizeof(int) + json.Length + image.Length + SHA256.HashSizeInBytes];
        Magic.CopyTo(content, 0);
        var rest = content.AsSpan(Magic.Length);
        BinaryPrimitives.WriteInt32LittleEndian(rest, json.Length);
        json.CopyTo(rest[sizeof(int)..]);
        image.CopyTo(rest[(sizeof(int) + json.Length)..]);
        var end = content.Length - SHA256.HashSizeInBytes;
        SHA256.HashData(content.AsSpan(0, end), content.AsSpan(end));
        return content;
    }

    /// <returns>Null when the content is damaged.</returns>
    public static ArchivedPart? TryRead(ReadOnlySpan<byte> content)
    {
        var head = Magic.Length + sizeof(int);
        var end = content.Length - SHA256.HashSizeInBytes;
        if (end < head || !content.StartsWith(Magic) || !SHA256.HashData(content[..end]).AsSpan().SequenceEqual(content[end..]))
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(content[Magic.Length..]);
        if (length < 0 || head + length > end)
        {
            return null;
        }

        try
        {
            return new ArchivedPart(VerdictJson.Read(content.Slice(head, length)), content[(head + length)..end].ToArray());
        }
        catch (JsonException)
        {
            // Whole, but written by an agent whose verdicts were others.
            return null;
        }
    }

    /// <summary>The verdict alone, without the checksum of the whole being looked at.</summary>
    /// <param name="start">The first <see cref="LongestStart"/> bytes of a file, or all of a shorter one.</param>
    /// <returns>Null when it is damaged, or longer than any verdict of ours.</returns>
    public static Verdict? TryReadVerdict(ReadOnlySpan<byte> start)
    {
        var head = Magic.Length + sizeof(int);
        if (start.Length < head || !start.StartsWith(Magic) || BinaryPrimitives.ReadInt32LittleEndian(start[Magic.Length..]) is var length && (length < 0 || head + length > start.Length))
        {
            return null;
        }

        try
        {
            return VerdictJson.Read(start.Slice(head, length));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
