using System.Text;

namespace AnyShot.Engine.Clip.Tokens;

/// <summary>
/// Unicode normalisation form C (Unicode Standard Annex 15): a letter and an accent that follows it become one character. .NET's own does nothing in
/// invariant globalisation, in which the agent runs.
/// </summary>
internal static class CanonicalComposition
{
    private const int HangulSyllables = 0xAC00;
    private const int HangulLeading = 0x1100;
    private const int HangulVowels = 0x1161;
    private const int HangulTrailing = 0x11A7;
    private const int VowelCount = 21;
    private const int TrailingCount = 28;
    private const int LeadingCount = 19;
    private const int SyllableCount = LeadingCount * VowelCount * TrailingCount;

    /// <summary>No character below it combines or decomposes into what could combine otherwise.</summary>
    private const char FirstMark = '\u0300';

    private static readonly Lazy<Tables> Loaded = new(Load);

    /// <summary>The text in form C. Unpaired surrogates become U+FFFD.</summary>
    public static string Apply(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange('\0', (char)(FirstMark - 1)) < 0)
        {
            return text;
        }

        var tables = Loaded.Value;
        var characters = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Decompose(rune.Value, characters, tables);
        }

        Order(characters, tables);
        Compose(characters, tables);
        var result = new StringBuilder(characters.Count);
        foreach (var character in characters)
        {
            result.Append(new Rune(character));
        }

        return result.ToString();
    }

    private static void Decompose(int character, List<int> characters, Tables tables)
    {
        if (character is >= HangulSyllables and < HangulSyllables + SyllableCount)
        {
            var syllable = character - HangulSyllables;
            characters.Add(HangulLeading + (syllable / (VowelCount * TrailingCount)));
            characters.Add(HangulVowels + (syllable / TrailingCount % VowelCount));
            if (syllable % TrailingCount > 0)
            {
                characters.Add(HangulTrailing + (syllable % TrailingCount));
            }
        }
        else if (tables.Decompositions.TryGetValue(character, out var parts))
        {
            foreach (var part in parts)
            {
                Decompose(part, characters, tables);
            }
        }
        else
        {
            characters.Add(character);
        }
    }

    /// <summary>Sorts each run of marks by combining class, equal ones in their order.</summary>
    private static void Order(List<int> characters, Tables tables)
    {
        for (var i = 1; i < characters.Count; i++)
        {
            var mark = characters[i];
            var place = i;
            var order = tables.Class(mark);
            while (order > 0 && place > 0 && tables.Class(characters[place - 1]) > order)
            {
                characters[place] = characters[--place];
            }

            characters[place] = mark;
        }
    }

    private static void Compose(List<int> characters, Tables tables)
    {
        var starter = -1;
        var kept = 0;
        var lastClass = 0;
        for (var i = 0; i < characters.Count; i++)
        {
            var character = characters[i];
            var order = tables.Class(character);
            // A mark is blocked from its letter by one of the same or a higher class between them.
            var isNext = kept == starter + 1;
            if (starter >= 0 && (isNext || lastClass < order) && Pair(characters[starter], character, tables) is { } composed)
            {
                characters[starter] = composed;
                continue;
            }

            if (order == 0)
            {
                starter = kept;
            }

            lastClass = order;
            characters[kept++] = character;
        }

        characters.RemoveRange(kept, characters.Count - kept);
    }

    private static int? Pair(int first, int second, Tables tables)
    {
        if (first is >= HangulLeading and < HangulLeading + LeadingCount && second is >= HangulVowels and < HangulVowels + VowelCount)
        {
            return HangulSyllables + ((((first - HangulLeading) * VowelCount) + second - HangulVowels) * TrailingCount);
        }

        if (first is >= HangulSyllables and < HangulSyllables + SyllableCount && (first - HangulSyllables) % TrailingCount == 0
            && second is > HangulTrailing and < HangulTrailing + TrailingCount)
        {
            return first + second - HangulTrailing;
        }

        return tables.Compositions.TryGetValue((first, second), out var composed) ? composed : null;
    }

    private static Tables Load()
    {
        var decompositions = new Dictionary<int, int[]>();
        var compositions = new Dictionary<(int, int), int>();
        foreach (var line in CharacterTable.Read("decompositions"))
        {
            var character = CharacterTable.Number(line[0].TrimStart('-'));
            int[] parts = [.. line.Skip(1).Select(CharacterTable.Number)];
            decompositions.Add(character, parts);
            if (line[0][0] != '-')
            {
                compositions.Add((parts[0], parts[1]), character);
            }
        }

        var classes = new Dictionary<int, int>();
        foreach (var line in CharacterTable.Read("combining-classes"))
        {
            for (var character = CharacterTable.Number(line[0]); character <= CharacterTable.Number(line[1]); character++)
            {
                classes.Add(character, int.Parse(line[2], null));
            }
        }

        return new Tables(decompositions, compositions, classes);
    }

    private sealed record Tables(Dictionary<int, int[]> Decompositions, Dictionary<(int First, int Second), int> Compositions, Dictionary<int, int> Classes)
    {
        public int Class(int character) => Classes.GetValueOrDefault(character);
    }
}
