namespace AnyShot.Engine.Prompts.Text;

/// <summary>
/// Finds out how each word of a text can be understood: 1. the vocabulary has it, 2. the vocabulary has another form of it, 3. by its dictionary entry, reduced to words of the vocabulary,
/// 4. as a compound of two known words, 5. by its spelling. Immutable; any thread may ask.
/// </summary>
internal sealed class WordReader
{
    /// <summary>Most words of an entry that a reading keeps.</summary>
    public const int LongestGloss = 16;

    private const int WordsOfAnEntryWord = 4;
    private const int ShortestPart = 3;

    private readonly WordTable _table;
    private readonly Dictionary<string, int> _byBase = new(StringComparer.Ordinal);
    private readonly WordReading?[] _known;

    public WordReader(Vocabulary vocabulary, WordTable table)
    {
        Vocabulary = vocabulary;
        _table = table;
        for (var row = 1; row <= vocabulary.Count; row++)
        {
            foreach (var form in Bases(vocabulary.Words[row - 1]))
            {
                _byBase.TryAdd(form, row);
            }
        }

        _known = new WordReading?[vocabulary.Count];
    }

    public Vocabulary Vocabulary { get; }

    /// <summary>The reading of a word of the vocabulary.</summary>
    /// <param name="row">1 to the vocabulary's count.</param>
    public WordReading Known(int row)
    {
        // Made when first asked for: all at once takes half a second, which a prompt need not wait for. Two threads at worst make the same one twice.
        var word = Vocabulary.Words[row - 1];
        return _known[row - 1] ??= new WordReading(word, ReadingKind.Known, row, word, EntryOfForms(word, row), SpellingGrams.Of(word));
    }

    /// <summary>The readings of a text's words, at most <see cref="TextTokenizer.MostWords"/>; those that are ignored are among them.</summary>
    public IReadOnlyList<WordReading> Read(string text)
    {
        var readings = new List<WordReading>();
        foreach (var word in TextTokenizer.Split(text).Words)
        {
            if (readings.Count < TextTokenizer.MostWords && (!word.Joined || Means(word.Text)))
            {
                readings.Add(ReadWord(word.Text));
            }
        }

        return readings;
    }

    /// <summary>The reading of one word.</summary>
    /// <param name="word">As <see cref="TextTokenizer"/> gives it.</param>
    public WordReading ReadWord(string word)
    {
        if (Row(word, out var through) is > 0 and var row)
        {
            var known = Known(row);
            return known.Word == word ? known : known with { Word = word, Through = through };
        }

        if (!char.IsLetter(word[0]))
        {
            return new WordReading(word, ReadingKind.Ignored, 0, word, [], []);
        }

        var grams = SpellingGrams.Of(word);
        if (FormWithEntry(word, 0) is { } form)
        {
            return new WordReading(word, ReadingKind.Dictionary, 0, form, Entry(form, 0), grams);
        }

        return Parts(word) is { Length: > 0 } parts
            ? new WordReading(word, ReadingKind.Parts, 0, string.Join(" + ", parts.Select(part => Vocabulary.Words[part - 1])), parts, grams)
            : new WordReading(word, ReadingKind.Spelling, 0, word, [], grams);
    }

    private int[] EntryOfForms(string word, int own) => FormWithEntry(word, own) is { } form ? Entry(form, own) : [];

    /// <summary>The first form of a word whose entry says something.</summary>
    private string? FormWithEntry(string word, int own) => Forms(word).FirstOrDefault(form => Entry(form, own).Length > 0);

    private bool Means(string word) => Vocabulary.Row(word) > 0 || _table.Has(word);

    /// <summary>Row of the word or of another form of it.</summary>
    private int Row(string word, out string through)
    {
        through = word;
        if (Vocabulary.Row(word) is > 0 and var own)
        {
            return own;
        }

        var forms = Forms(word);
        // "crack" where only "cracked" is known, and "cracks" there too.
        var row = forms.Select(Vocabulary.Row).Concat(forms.Select(form => _byBase.GetValueOrDefault(form))).FirstOrDefault(row => row > 0);
        if (row > 0)
        {
            through = Vocabulary.Words[row - 1];
        }

        return row;
    }

    /// <summary>The word, its other spellings, and what these may be forms of.</summary>
    private string[] Forms(string word)
    {
        string[] spellings = [word, .. WordForms.Respelt(word)];
        return [.. spellings, .. spellings.SelectMany(Bases)];
    }

    private IEnumerable<string> Bases(string word)
    {
        var bases = WordForms.Uninflected(word);
        var isWord = _table.Has(word);
        // "broken" is of "break" by its own entry, "wound" is not of "wind".
        if (_table.Base(word) is { } irregular && (!isWord || _table.Keywords(word).Contains(irregular)))
        {
            bases = bases.Prepend(irregular);
        }

        return isWord ? bases : bases.Concat(WordForms.Underived(word));
    }

    /// <summary>Rows of the words of an entry; where such a word is unknown, of the words of its own entry, which count less and so stand behind.</summary>
    private int[] Entry(string word, int own)
    {
        var near = new List<int>();
        var far = new List<int>();
        foreach (var keyword in _table.Keywords(word))
        {
            if (Row(keyword, out _) is > 0 and var row)
            {
                near.Add(row);
            }
            else
            {
                far.AddRange(_table.Keywords(keyword).Select(second => Row(second, out _)).Where(second => second > 0).Take(WordsOfAnEntryWord));
            }
        }

        return [.. near.Concat(far).Where(row => row != own).Distinct().Take(LongestGloss)];
    }

    private int[] Parts(string word)
    {
        for (var length = word.Length - ShortestPart; length >= ShortestPart; length--)
        {
            if (Row(word[..length], out _) is > 0 and var first && Row(word[length..], out _) is > 0 and var second)
            {
                return [first, second];
            }
        }

        return [];
    }
}
