using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace AnyShot.Engine.Prompts.Text;

/// <summary>
/// The file of a <see cref="WordTable"/>: 8 bytes of name and version, SHA-256 of the rest, length of the content (int32, little-endian), the content packed by deflate. Numbers in it have
/// 7 bits a byte, the lowest first; each list begins with its length, and a word in a sorted list with the number of characters that it shares with the last one.
/// </summary>
internal static class WordTableFile
{
    /// <summary>Where the table lies beside the program.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "models", "words", "words.bin");

    private const int LongestWord = 64;
    private const int MostWords = 1 << 18;
    private const int LongestEntry = 64;
    private const int LargestContent = 32 << 20;
    private const long LargestFile = 16 << 20;
    private const int HeadBytes = 8 + SHA256.HashSizeInBytes + sizeof(int);
    private static readonly byte[] Magic = "ANYWORD1"u8.ToArray();

    /// <summary>The shipped table; an empty one where the file was left out, because words can be read without it, only worse.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static WordTable ReadShipped() => File.Exists(Shipped) ? Read(Shipped) : WordTable.Empty;

    /// <summary>Writes the table; an existing file is replaced.</summary>
    public static void Write(string path, WordTable table)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.ASCII, leaveOpen: true))
        {
            WriteSorted(writer, table.Lemmas);
            var keywords = table.KeywordList;
            writer.Write7BitEncodedInt(keywords.Count);
            foreach (var keyword in keywords)
            {
                writer.Write(keyword);
            }

            foreach (var entry in table.Entries)
            {
                writer.Write7BitEncodedInt(entry.Length);
                foreach (var number in entry)
                {
                    writer.Write7BitEncodedInt(number);
                }
            }

            WriteSorted(writer, [.. table.Irregular.Select(pair => pair.Form)]);
            foreach (var (_, root) in table.Irregular)
            {
                writer.Write(root);
            }
        }

        using var packed = new MemoryStream();
        packed.Write(new byte[sizeof(int)]);
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(content.GetBuffer().AsSpan(0, (int)content.Length));
        }

        var rest = packed.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(rest, (int)content.Length);
        var temporary = path + ".new";
        File.WriteAllBytes(temporary, [.. Magic, .. SHA256.HashData(rest), .. rest]);
        File.Move(temporary, path, overwrite: true);
    }

    /// <exception cref="InvalidDataException">The file is missing, damaged or no word table; the sentence names it.</exception>
    public static WordTable Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new InvalidDataException($"There is no word table {path}.");
        }

        if (file.Length is < HeadBytes or > LargestFile)
        {
            throw new InvalidDataException($"{path} is no word table: its length is not plausible.");
        }

        var bytes = File.ReadAllBytes(path);
        var rest = bytes.AsSpan(Magic.Length + SHA256.HashSizeInBytes);
        if (!bytes.AsSpan().StartsWith(Magic))
        {
            throw new InvalidDataException($"{path} is no word table.");
        }

        if (!SHA256.HashData(rest).AsSpan().SequenceEqual(bytes.AsSpan(Magic.Length, SHA256.HashSizeInBytes)))
        {
            throw new InvalidDataException($"The word table {path} is damaged: its checksum does not fit.");
        }

        try
        {
            return Unpack(rest);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"The word table {path} is damaged: {error.Message}", error);
        }
    }

    /// <summary>Reads what follows the checksum.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    /// <exception cref="EndOfStreamException">It ends too early.</exception>
    /// <exception cref="FormatException">A number is too long.</exception>
    internal static WordTable Unpack(ReadOnlySpan<byte> rest)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(rest);
        if (length is < 0 or > LargestContent)
        {
            throw new InvalidDataException("the length of its content is not plausible.");
        }

        var content = new byte[length];
        using (var deflate = new DeflateStream(new MemoryStream(rest[sizeof(int)..].ToArray()), CompressionMode.Decompress))
        {
            deflate.ReadExactly(content);
        }

        using var reader = new BinaryReader(new MemoryStream(content), Encoding.ASCII);
        var lemmas = ReadSorted(reader);
        var keywords = Words(reader, Count(reader, ushort.MaxValue + 1, "keywords"));
        var entries = new ushort[lemmas.Length][];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = new ushort[Count(reader, LongestEntry, "words in an entry")];
            for (var j = 0; j < entries[i].Length; j++)
            {
                entries[i][j] = (ushort)Count(reader, keywords.Length - 1, "as the number of a keyword");
            }
        }

        var irregular = ReadSorted(reader);
        return new WordTable(keywords, lemmas, entries, irregular, Words(reader, irregular.Length));
    }

    private static void WriteSorted(BinaryWriter writer, IReadOnlyList<string> words)
    {
        writer.Write7BitEncodedInt(words.Count);
        var last = "";
        foreach (var word in words)
        {
            var shared = word.AsSpan().CommonPrefixLength(last);
            writer.Write((byte)shared);
            writer.Write(word[shared..]);
            last = word;
        }
    }

    private static string[] ReadSorted(BinaryReader reader)
    {
        var words = new string[Count(reader, MostWords, "words")];
        var last = "";
        for (var i = 0; i < words.Length; i++)
        {
            var shared = reader.ReadByte();
            if (shared > last.Length)
            {
                throw new InvalidDataException("a word shares more than the last one has.");
            }

            words[i] = last[..shared] + Word(reader);
            if (words[i].Length > LongestWord || string.CompareOrdinal(words[i], last) <= 0)
            {
                throw new InvalidDataException("its words are not sorted or too long.");
            }

            last = words[i];
        }

        return words;
    }

    private static string[] Words(BinaryReader reader, int count)
    {
        var words = new string[count];
        for (var i = 0; i < count; i++)
        {
            words[i] = Word(reader);
        }

        return words;
    }

    private static string Word(BinaryReader reader)
    {
        var bytes = new byte[Count(reader, LongestWord, "characters in a word")];
        reader.BaseStream.ReadExactly(bytes);
        return Encoding.ASCII.GetString(bytes);
    }

    private static int Count(BinaryReader reader, int most, string what)
    {
        var count = reader.Read7BitEncodedInt();
        return count >= 0 && count <= most ? count : throw new InvalidDataException($"{count} {what} is not plausible; {most} is the most.");
    }
}
