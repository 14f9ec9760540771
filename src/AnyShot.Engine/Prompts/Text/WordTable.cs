namespace AnyShot.Engine.Prompts.Text;

/// <summary>
/// A dictionary cut down to what a text network can use: for each word the keywords of its entry, and the base forms of irregular words. Independent of any vocabulary.
/// Immutable; any thread may ask.
/// </summary>
internal sealed class WordTable
{
    private readonly string[] _keywords;
    private readonly string[] _lemmas;
    private readonly ushort[][] _entries;
    private readonly string[] _irregular;
    private readonly string[] _bases;

    /// <param name="keywords">At most 65,536 words.</param>
    /// <param name="lemmas">Words with an entry, different, in ordinal order.</param>
    /// <param name="entries">Of each lemma, numbers of keywords, the most telling first.</param>
    /// <param name="irregular">Irregular forms, in ordinal order.</param>
    /// <param name="bases">The base of each.</param>
    public WordTable(string[] keywords, string[] lemmas, ushort[][] entries, string[] irregular, string[] bases)
    {
        if (lemmas.Length != entries.Length || irregular.Length != bases.Length)
        {
            throw new ArgumentException("Words and what belongs to them differ in number.", nameof(entries));
        }

        (_keywords, _lemmas, _entries, _irregular, _bases) = (keywords, lemmas, entries, irregular, bases);
    }

    /// <summary>A dictionary without entries.</summary>
    public static WordTable Empty { get; } = new([], [], [], [], []);

    /// <summary>Words with an entry.</summary>
    public IReadOnlyList<string> Lemmas => _lemmas;

    /// <summary>The words that entries are made of.</summary>
    public IReadOnlyList<string> KeywordList => _keywords;

    /// <summary>Of each lemma, numbers in <see cref="KeywordList"/>.</summary>
    public IReadOnlyList<ushort[]> Entries => _entries;

    /// <summary>Irregular forms and the base of each.</summary>
    public IEnumerable<(string Form, string Base)> Irregular => _irregular.Zip(_bases);

    public bool Has(string word) => Find(_lemmas, word) >= 0;

    /// <summary>Keywords of the word's entry, the most telling first; none when it has no entry.</summary>
    public IEnumerable<string> Keywords(string word)
    {
        var at = Find(_lemmas, word);
        return at < 0 ? [] : _entries[at].Select(number => _keywords[number]);
    }

    /// <summary>Base of an irregular form, such as "wolf" of "wolves"; null when the word is none.</summary>
    public string? Base(string word)
    {
        var at = Find(_irregular, word);
        return at < 0 ? null : _bases[at];
    }

    private static int Find(string[] words, string word) => Array.BinarySearch(words, word, StringComparer.Ordinal);
}
