using AnyShot.Engine.Data;

namespace AnyShot.Engine.Prompts.Text.WordNet;

/// <summary>
/// Makes a word table of WordNet: for each word that a prompt may hold, synonyms, more general words and words of the definitions of its likeliest senses.
/// </summary>
internal sealed class WordTableBuilder
{
    private const int LongestLemma = 24;
    private const int LongestEntry = 14;
    private const int LeastUses = 2;

    /// <summary>Keywords that each of the likeliest senses gives.</summary>
    private static readonly int[] WordsOfSense = [8, 5, 4];

    private readonly WordNetFolder _wordNet;
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _irregular = new(StringComparer.Ordinal);

    public WordTableBuilder(WordNetFolder wordNet)
    {
        _wordNet = wordNet;
        foreach (var part in Enum.GetValues<WordNetPart>())
        {
            _words.UnionWith(wordNet.Senses(part).Keys.Where(IsWord));
        }

        foreach (var (form, root) in wordNet.Irregular)
        {
            if (IsWord(form) && IsWord(root) && form != root)
            {
                _irregular.TryAdd(form, root);
            }
        }
    }

    /// <param name="report">Called now and then.</param>
    public WordTable Build(Action<WorkProgress> report)
    {
        var entries = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        var lemmas = Enum.GetValues<WordNetPart>().SelectMany(part => _wordNet.Senses(part).Keys).Distinct().Where(lemma => IsWord(Joined(lemma))).ToList();
        for (var i = 0; i < lemmas.Count; i++)
        {
            if (Entry(lemmas[i]) is { Count: > 0 } entry)
            {
                entries.TryAdd(Joined(lemmas[i]), entry);
            }

            if ((i + 1) % 1000 == 0 || i + 1 == lemmas.Count)
            {
                report(new WorkProgress("entries", i + 1, lemmas.Count));
            }
        }

        return Table(entries);
    }

    private WordTable Table(SortedDictionary<string, List<string>> entries)
    {
        // A keyword of one entry joins it to nothing. The common ones get the small numbers, which the file packs well.
        var keywords = entries.Values.SelectMany(entry => entry).GroupBy(word => word, StringComparer.Ordinal).Where(uses => uses.Count() >= LeastUses)
            .OrderByDescending(uses => uses.Count()).ThenBy(uses => uses.Key, StringComparer.Ordinal).Select(uses => uses.Key).Take(ushort.MaxValue).ToArray();
        var numbers = keywords.Index().ToDictionary(keyword => keyword.Item, keyword => (ushort)keyword.Index, StringComparer.Ordinal);
        var kept = entries.Select(entry => (Lemma: entry.Key, Numbers: entry.Value.Where(numbers.ContainsKey).Select(word => numbers[word]).ToArray())).Where(entry => entry.Numbers.Length > 0).ToList();
        var irregular = _irregular.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        return new WordTable(
            keywords, [.. kept.Select(entry => entry.Lemma)], [.. kept.Select(entry => entry.Numbers)], [.. irregular.Select(pair => pair.Key)], [.. irregular.Select(pair => pair.Value)]);
    }

    private List<string> Entry(string lemma)
    {
        var own = Joined(lemma);
        var all = Senses(lemma).OrderBy(sense => sense.Rank).ToList();
        if (all.Count == 0 || (all.Count == 1 && SenseCategory.IsUnlikely(all[0].Synset.Category)))
        {
            return [];
        }

        var senses = all.Take(WordsOfSense.Length);
        var entry = new List<string>();
        foreach (var (i, sense) in senses.Index())
        {
            entry.AddRange(Keywords(sense.Synset).Where(word => word != own && !entry.Contains(word)).Distinct(StringComparer.Ordinal).Take(WordsOfSense[i]));
        }

        return entry.Count > LongestEntry ? entry[..LongestEntry] : entry;
    }

    /// <summary>Senses that are not those of a name, with a rank: how common, behind the senses of things that can be seen.</summary>
    private IEnumerable<(float Rank, WordNetSynset Synset)> Senses(string lemma)
    {
        foreach (var part in Enum.GetValues<WordNetPart>())
        {
            if (!_wordNet.Senses(part).TryGetValue(lemma, out var offsets))
            {
                continue;
            }

            foreach (var (i, offset) in offsets.Index())
            {
                var synset = _wordNet.Synset(part, offset);
                if (synset.Words.Contains(lemma, StringComparer.Ordinal))
                {
                    yield return (i + SenseCategory.Penalty(synset.Category) + ((int)part * 0.3f), synset);
                }
            }
        }
    }

    private IEnumerable<string> Keywords(WordNetSynset synset)
    {
        var related = synset.Pointers.Where(pointer => pointer.Symbol is "@" or "&" or "\\").Take(2).SelectMany(pointer => _wordNet.Synset(pointer.Part, pointer.Offset).Words.Take(2));
        return synset.Words.Concat(related).SelectMany(words => words.Split('_', '-')).Concat(EntryWords.Of(synset.Definition))
            .Select(Base).OfType<string>().Where(word => !EntryWords.IsEmpty(word));
    }

    /// <summary>The word as WordNet lists it; null for words it does not have.</summary>
    private string? Base(string word) => _words.Contains(word) ? word
        : _irregular.TryGetValue(word, out var root) ? root
        : WordForms.Uninflected(word).FirstOrDefault(_words.Contains);

    private static string Joined(string lemma) => lemma.Replace("-", "", StringComparison.Ordinal);

    private static bool IsWord(string word) => word.Length is > 1 and <= LongestLemma && word.All(char.IsAsciiLetterLower);
}
