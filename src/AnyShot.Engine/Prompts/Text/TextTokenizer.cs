namespace AnyShot.Engine.Prompts.Text;

/// <summary>
/// Splits a text into words: runs of letters and runs of digits, in lower case and without diacritics. "orange-peel" gives its parts and then "orangepeel"; "isn't" gives "is" and
/// "not", because a negation matters; "blade's" gives "blade".
/// </summary>
internal static class TextTokenizer
{
    /// <summary>Characters of a text that are read.</summary>
    public const int LongestText = 400;

    /// <summary>Words of a text that are read, joined forms not counted.</summary>
    public const int MostWords = 32;

    /// <summary>Characters of a word; longer runs are cut into pieces.</summary>
    public const int LongestWord = 40;

    public static TokenizedText Split(string text)
    {
        var cut = text.Length > LongestText;
        var words = new List<TextWord>();
        var parts = new List<string>();
        var count = 0;
        foreach (var run in Runs(LetterFolding.Fold(text.AsSpan(0, Math.Min(text.Length, LongestText)))))
        {
            if (!run.Hyphened)
            {
                Join(parts, words);
            }

            var pieces = Contraction(run.Text);
            if (count + pieces.Length > MostWords)
            {
                cut = true;
                break;
            }

            count += pieces.Length;
            words.AddRange(pieces.Select(piece => new TextWord(piece, Joined: false)));
            if (pieces is [var only])
            {
                parts.Add(only);
            }
        }

        Join(parts, words);
        return new TokenizedText(words, cut);
    }

    private static void Join(List<string> parts, List<TextWord> words)
    {
        if (parts.Count > 1 && parts.Sum(part => part.Length) <= LongestWord && parts.TrueForAll(part => char.IsLetter(part[0])))
        {
            words.Add(new TextWord(string.Concat(parts), Joined: true));
        }

        parts.Clear();
    }

    private static string[] Contraction(string run)
    {
        var apostrophe = run.IndexOf('\'', StringComparison.Ordinal);
        if (apostrophe < 0)
        {
            return [run];
        }

        if (run.EndsWith("n't", StringComparison.Ordinal))
        {
            return run.Length == 3 ? ["not"] : [run[..^3], "not"];
        }

        return run[..apostrophe].Length > 0 ? [run[..apostrophe]] : [run[(apostrophe + 1)..]];
    }

    /// <summary>Runs of letters (an apostrophe between two letters belongs to them) and of digits.</summary>
    private static IEnumerable<(string Text, bool Hyphened)> Runs(string folded)
    {
        var start = -1;
        var hyphened = false;
        for (var i = 0; i <= folded.Length; i++)
        {
            var goesOn = start >= 0 && i < folded.Length && i - start < LongestWord && Continues(folded, i);
            if (start >= 0 && !goesOn)
            {
                yield return (folded[start..i], hyphened);
                start = -1;
                hyphened = i < folded.Length - 1 && folded[i] == '-' && char.IsLetter(folded[i + 1]);
            }

            if (start < 0 && i < folded.Length && char.IsLetterOrDigit(folded[i]))
            {
                start = i;
            }
        }
    }

    private static bool Continues(string folded, int i)
    {
        var (last, next) = (folded[i - 1], folded[i]);
        return char.IsLetter(next) ? char.IsLetter(last) || last == '\''
            : char.IsDigit(next) ? char.IsDigit(last)
            : next == '\'' && char.IsLetter(last) && i + 1 < folded.Length && char.IsLetter(folded[i + 1]);
    }
}
