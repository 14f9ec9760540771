using System.IO.Compression;
using System.Text;
using System.Text.Json;
using AnyShot.Engine.Data;

namespace AnyShot.Engine.Clip.Tokens;

/// <summary>Finds and reads the list of byte pairs beside a file of weights, in any of the three forms in which it is published.</summary>
internal static class BytePairFiles
{
    /// <summary>Hugging Face's list, with or without <see cref="Vocabulary"/>.</summary>
    public const string Merges = "merges.txt";

    /// <summary>Hugging Face's numbers of the tokens.</summary>
    public const string Vocabulary = "vocab.json";

    /// <summary>Hugging Face's list and numbers in one file.</summary>
    public const string Tokenizer = "tokenizer.json";

    /// <summary>OpenAI's list.</summary>
    public const string Original = "bpe_simple_vocab_16e6.txt.gz";

    /// <summary>OpenAI's list is longer than what its models use.</summary>
    private const int MostMerges = 49152 - 256 - 2;

    private const int LargestFile = 32 << 20;
    private const int LargestId = 1 << 20;

    /// <summary>Reads the first of <see cref="Merges"/>, <see cref="Tokenizer"/> and <see cref="Original"/> that is there.</summary>
    /// <param name="weights">File of the weights.</param>
    /// <exception cref="InvalidDataException">There is none, or it is damaged; one sentence names the file.</exception>
    public static BytePairs Read(string weights)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(weights))!;
        string At(string name) => Path.Combine(folder, name);
        if (File.Exists(At(Merges)))
        {
            var ids = File.Exists(At(Vocabulary)) ? Parse(At(Vocabulary), Ids) : null;
            return Make(ids is null ? At(Merges) : At(Vocabulary), Lines(At(Merges), TextFile.Read(At(Merges), LargestFile)), ids);
        }

        if (File.Exists(At(Tokenizer)))
        {
            var (merges, ids) = Parse(At(Tokenizer), Whole);
            return Make(At(Tokenizer), merges, ids);
        }

        return File.Exists(At(Original))
            ? Make(At(Original), Lines(At(Original), Unpack(At(Original))), null)
            : throw new InvalidDataException($"The text side of CLIP needs {Merges} with {Vocabulary}, {Tokenizer} or {Original} in the folder {folder}; none is there.");
    }

    private static BytePairs Make(string path, IReadOnlyList<(string, string)> merges, Dictionary<string, int>? ids)
    {
        try
        {
            return new BytePairs(merges, ids);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path} {error.Message}.", error);
        }
    }

    private static List<(string, string)> Lines(string path, string text)
    {
        var merges = new List<(string, string)>();
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var isHead = number == 1 && line.Contains("#version", StringComparison.Ordinal);
            if (!isHead && !line.IsWhiteSpace() && merges.Count < MostMerges)
            {
                merges.Add(Pair(line.ToString()) ?? throw new InvalidDataException($"{path}, line {number}: a pair is two symbols with a blank between."));
            }
        }

        return merges;
    }

    private static (string, string)? Pair(string text) => text.Trim().Split(' ') is [{ Length: > 0 } first, { Length: > 0 } second] ? (first, second) : null;

    private static string Unpack(string path)
    {
        try
        {
            using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            using var text = new MemoryStream();
            var chunk = new byte[1 << 16];
            for (int read; (read = stream.Read(chunk)) > 0;)
            {
                text.Write(chunk, 0, read);
                if (text.Length > LargestFile)
                {
                    throw new InvalidDataException($"it unpacks to more than {LargestFile >> 20} MB");
                }
            }

            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(text.GetBuffer(), 0, (int)text.Length);
        }
        catch (Exception error) when (error is InvalidDataException or DecoderFallbackException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path} is no packed list of byte pairs, or damaged: {error.Message.TrimEnd('.')}.", error);
        }
    }

    private static T Parse<T>(string path, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(TextFile.Read(path, LargestFile));
            return read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"{path} is no {(Path.GetFileName(path) == Vocabulary ? "table of tokens" : "byte-pair tokenizer")} in JSON, or damaged.", error);
        }
    }

    private static (List<(string, string)> Merges, Dictionary<string, int> Ids) Whole(JsonElement root)
    {
        var model = root.GetProperty("model");
        var ids = Ids(model.GetProperty("vocab"));
        foreach (var token in root.TryGetProperty("added_tokens", out var added) ? added.EnumerateArray() : default)
        {
            ids[token.GetProperty("content").GetString() ?? ""] = Id(token.GetProperty("id"));
        }

        return (model.GetProperty("merges").EnumerateArray().Take(MostMerges).Select(Merge).ToList(), ids);
    }

    /// <summary>"a b" in older files, ["a", "b"] in newer ones.</summary>
    private static (string, string) Merge(JsonElement merge) =>
        (merge.ValueKind == JsonValueKind.Array ? (merge[0].GetString() ?? "", merge[1].GetString() ?? "") : Pair(merge.GetString() ?? ""))
        ?? throw new FormatException("A merge is two symbols.");

    private static Dictionary<string, int> Ids(JsonElement table)
    {
        var ids = new Dictionary<string, int>();
        foreach (var token in table.EnumerateObject())
        {
            ids[token.Name] = Id(token.Value);
        }

        return ids;
    }

    private static int Id(JsonElement value) => value.GetInt32() is >= 0 and < LargestId and var id ? id : throw new FormatException("A token's number is out of range.");
}
