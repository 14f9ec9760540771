namespace AnyShot.Engine.Prompts.Text;

/// <summary>
/// Pieces of a word's spelling: all runs of 3 to 5 characters of the word with its boundaries marked, hashed into a table's rows (Bojanowski et al., "Enriching Word Vectors with
/// Subword Information", 2017).
/// </summary>
internal static class SpellingGrams
{
    /// <summary>Rows of the table; row 0 is none.</summary>
    public const int Rows = 8192;

    private const int Shortest = 3;
    private const int Longest = 5;
    private const uint HashStart = 2166136261;
    private const uint HashPrime = 16777619;

    /// <summary>Rows of a word's pieces; a word has at least one.</summary>
    public static int[] Of(string word)
    {
        var marked = $"<{word}>";
        var rows = new List<int>();
        for (var length = Shortest; length <= Math.Min(Longest, marked.Length); length++)
        {
            for (var start = 0; start + length <= marked.Length; start++)
            {
                rows.Add(Row(marked.AsSpan(start, length)));
            }
        }

        return [.. rows];
    }

    /// <summary>FNV-1a over UTF-16 code units: the same on every machine, which <see cref="string.GetHashCode()"/> is not.</summary>
    private static int Row(ReadOnlySpan<char> piece)
    {
        var hash = HashStart;
        foreach (var character in piece)
        {
            hash = (hash ^ character) * HashPrime;
        }

        return 1 + (int)((hash ^ (hash >> 15)) % (Rows - 1));
    }
}
