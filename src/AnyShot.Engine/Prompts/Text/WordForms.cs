namespace AnyShot.Engine.Prompts.Text;

/// <summary>
/// Words that a word may be a form of, by the endings of English: the rules of WordNet's morphological processing, doubled consonants, and British spelling for American. The answers are
/// guesses, many of them no words; who asks keeps those that he knows.
/// </summary>
internal static class WordForms
{
    private const int ShortestBase = 3;

    private static readonly (string Ending, string Instead)[] Inflections =
    [
        ("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"), ("zes", "z"), ("ves", "f"), ("men", "man"), ("es", "e"), ("es", ""), ("s", ""),
        ("ied", "y"), ("ed", "e"), ("ed", ""), ("ying", "ie"), ("ing", "e"), ("ing", ""), ("ily", "y"), ("ly", ""),
    ];

    private static readonly (string Ending, string Instead)[] Derivations =
    [
        ("iest", "y"), ("ier", "y"), ("est", "e"), ("est", ""), ("er", "e"), ("er", ""), ("iness", "y"), ("ness", ""), ("ish", "e"), ("ish", ""), ("like", ""), ("y", "e"), ("y", ""),
        ("ation", "ate"), ("ation", "e"), ("ation", ""), ("ion", "e"), ("ion", ""), ("ment", ""), ("age", "e"), ("age", ""),
    ];

    private static readonly (string American, string British)[] Spellings = [("or", "our"), ("gray", "grey"), ("er", "re"), ("iz", "is"), ("mold", "mould"), ("ense", "ence")];

    /// <summary>Plural, past, participle and adverb; the more likely base first.</summary>
    public static IEnumerable<string> Uninflected(string word) => Without(word, Inflections);

    /// <summary>Comparison, adjectives made of nouns and nouns made of verbs. "corner" would be a form of "corn": ask only of words that are no words of their own.</summary>
    public static IEnumerable<string> Underived(string word) => Without(word, Derivations);

    /// <summary>The word in the other of the two spellings, British and American.</summary>
    public static IEnumerable<string> Respelt(string word)
    {
        foreach (var (american, british) in Spellings)
        {
            foreach (var (from, to) in new[] { (american, british), (british, american) })
            {
                var at = word.IndexOf(from, StringComparison.Ordinal);
                if (at >= 0)
                {
                    yield return string.Concat(word.AsSpan(0, at), to, word.AsSpan(at + from.Length));
                }
            }
        }
    }

    private static IEnumerable<string> Without(string word, (string Ending, string Instead)[] endings)
    {
        foreach (var (ending, instead) in endings)
        {
            if (!word.EndsWith(ending, StringComparison.Ordinal) || (ending == "s" && word.EndsWith("ss", StringComparison.Ordinal)))
            {
                continue;
            }

            // "string" is no form of "str", and "thing" none of "the".
            var stem = word[..^ending.Length];
            if (stem.Length + instead.Length < ShortestBase || stem.AsSpan().IndexOfAny("aeiouy") < 0)
            {
                continue;
            }

            yield return stem + instead;
            if (instead.Length == 0 && stem.Length > ShortestBase && stem[^1] == stem[^2])
            {
                yield return stem[..^1];
            }
        }
    }
}
