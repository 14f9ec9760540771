using System.Globalization;
using AnyShot.Engine.Data;

namespace AnyShot.Engine.Prompts.Text.WordNet;

/// <summary>The files of a WordNet database, version 3 (wndb(5WN)): data, index and exception list of each part of speech.</summary>
internal sealed class WordNetFolder
{
    private const long LargestFile = 64 << 20;

    private readonly Dictionary<WordNetPart, Dictionary<int, WordNetSynset>> _synsets = [];
    private readonly Dictionary<WordNetPart, Dictionary<string, int[]>> _senses = [];

    /// <param name="folder">As of Debian's wordnet-base: <c>/usr/share/wordnet</c>.</param>
    /// <exception cref="InvalidDataException">A file is missing or no WordNet file; the sentence names it.</exception>
    public WordNetFolder(string folder)
    {
        foreach (var part in Enum.GetValues<WordNetPart>())
        {
            var name = part.ToString().ToLowerInvariant();
            _synsets[part] = Lines(Path.Combine(folder, $"data.{name}"), Synset).ToDictionary();
            _senses[part] = Lines(Path.Combine(folder, $"index.{name}"), Senses).ToDictionary();
            Irregular.AddRange(Lines(Path.Combine(folder, $"{name}.exc"), Exception));
        }
    }

    /// <summary>Irregular forms and the base of each.</summary>
    public List<KeyValuePair<string, string>> Irregular { get; } = [];

    /// <summary>Words of a part of speech with the places of their senses, the most common first.</summary>
    public IReadOnlyDictionary<string, int[]> Senses(WordNetPart part) => _senses[part];

    public WordNetSynset Synset(WordNetPart part, int offset) =>
        _synsets[part].TryGetValue(offset, out var synset) ? synset : throw new InvalidDataException($"WordNet's {part} file has no sense at {offset}.");

    private static IEnumerable<KeyValuePair<TKey, TValue>> Lines<TKey, TValue>(string path, Func<string[], string, KeyValuePair<TKey, TValue>> parse)
    {
        var number = 0;
        foreach (var line in TextFile.Read(path, LargestFile).Split('\n'))
        {
            number++;
            // The licence stands first, indented.
            if (line.Length == 0 || line[0] == ' ')
            {
                continue;
            }

            KeyValuePair<TKey, TValue> entry;
            try
            {
                entry = parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), line);
            }
            catch (Exception error) when (error is FormatException or OverflowException or IndexOutOfRangeException or ArgumentException)
            {
                throw new InvalidDataException($"{path}, line {number}, is no line of a WordNet database.", error);
            }

            yield return entry;
        }
    }

    private static KeyValuePair<int, WordNetSynset> Synset(string[] fields, string line)
    {
        var words = new string[int.Parse(fields[3], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)];
        for (var i = 0; i < words.Length; i++)
        {
            // An adjective may say where it can stand: "galore(ip)".
            words[i] = fields[4 + (2 * i)].Split('(')[0];
        }

        var place = 4 + (2 * words.Length);
        var pointers = new WordNetPointer[Number(fields[place])];
        for (var i = 0; i < pointers.Length; i++)
        {
            var at = place + 1 + (4 * i);
            pointers[i] = new WordNetPointer(fields[at], Part(fields[at + 2][0]), Number(fields[at + 1]));
        }

        var gloss = line[(line.IndexOf('|', StringComparison.Ordinal) + 1)..];
        var examples = gloss.IndexOf('"', StringComparison.Ordinal);
        return new(Number(fields[0]), new WordNetSynset(Number(fields[1]), words, pointers, examples < 0 ? gloss : gloss[..examples]));
    }

    private static KeyValuePair<string, int[]> Senses(string[] fields, string line)
    {
        var senses = Number(fields[2]);
        return new(fields[0], [.. fields[^senses..].Select(Number)]);
    }

    private static KeyValuePair<string, string> Exception(string[] fields, string line) => new(fields[0], fields[1]);

    private static WordNetPart Part(char letter) => letter switch
    {
        'n' => WordNetPart.Noun,
        'v' => WordNetPart.Verb,
        'a' or 's' => WordNetPart.Adj,
        'r' => WordNetPart.Adv,
        _ => throw new FormatException(),
    };

    private static int Number(string field) => int.Parse(field, NumberStyles.None, CultureInfo.InvariantCulture);
}
