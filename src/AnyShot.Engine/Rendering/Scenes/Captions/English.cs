namespace AnyShot.Engine.Rendering.Scenes.Captions;

/// <summary>The little grammar that captions need.</summary>
internal static class English
{
    /// <summary>Regular plural of the last word, or of the first one before "of", "with", "in", "at", "from", "without", "to", "around" and "pointing".</summary>
    public static string Plural(string noun)
    {
        foreach (var word in (ReadOnlySpan<string>)[" of ", " with ", " in ", " at ", " from ", " on ", " around ", " pointing "])
        {
            var at = noun.IndexOf(word, StringComparison.Ordinal);
            if (at > 0)
            {
                return Plural(noun[..at]) + noun[at..];
            }
        }

        return noun.EndsWith("sh", StringComparison.Ordinal) || noun.EndsWith("ch", StringComparison.Ordinal) || noun[^1] is 's' or 'x' or 'z' ? noun + "es"
            : noun[^1] == 'y' && noun.Length > 1 && !"aeiou".Contains(noun[^2], StringComparison.Ordinal) ? noun[..^1] + "ies"
            : noun + "s";
    }

    /// <summary>"a" or "an", by the first letter.</summary>
    public static string Article(string words) =>
        "aeiou".Contains(words[0], StringComparison.Ordinal) && !words.StartsWith("uni", StringComparison.Ordinal) && !words.StartsWith("one", StringComparison.Ordinal) ? "an" : "a";
}
