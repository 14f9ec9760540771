using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Prompts.Text;

/// <summary>Makes batches of texts. Immutable; any thread may ask.</summary>
internal sealed class TextBatches(WordReader reader)
{
    /// <summary>Share of known words whose row is hidden in training, so that entries and spelling are learnt to be read.</summary>
    private const float HiddenShare = 0.15f;

    /// <summary>Share of words that are left out in training.</summary>
    private const float LeftOutShare = 0.05f;

    /// <summary>Stands in a text without words.</summary>
    private static readonly SeenWord Nothing = new(0, [], []);

    public WordReader Reader { get; } = reader;

    /// <summary>Texts as they are.</summary>
    public TextBatch Make(IReadOnlyList<string> texts) => Pack([.. texts.Select(text => Readings(text).Select(AsIs).ToList())]);

    /// <summary>Texts with some known words hidden behind their entry or their spelling and some words left out.</summary>
    public TextBatch MakeForTraining(IReadOnlyList<string> texts, ref Pcg32 random)
    {
        var seen = new List<SeenWord>[texts.Count];
        for (var i = 0; i < seen.Length; i++)
        {
            seen[i] = Vary([.. Readings(texts[i])], ref random);
        }

        return Pack(seen);
    }

    private IEnumerable<WordReading> Readings(string text) => Reader.Read(text).Where(reading => reading.Kind != ReadingKind.Ignored);

    private static SeenWord AsIs(WordReading reading) => reading.Row > 0 ? new SeenWord(reading.Row, [], []) : new SeenWord(0, reading.Gloss, reading.Grams);

    private List<SeenWord> Vary(List<WordReading> readings, ref Pcg32 random)
    {
        var seen = new List<SeenWord>(readings.Count);
        foreach (var reading in readings)
        {
            if (random.Chance(LeftOutShare) && readings.Count > 1)
            {
                continue;
            }

            seen.Add(reading.Row > 0 && random.Chance(HiddenShare) ? Hide(reading, ref random) : AsIs(reading));
        }

        return seen;
    }

    /// <summary>
    /// Half by entry, half by spelling alone. The spelling of a trained word gives it away, and then nobody would read its entry, as an unknown word needs; so with the entry stands no spelling,
    /// or the right one, or that of another word.
    /// </summary>
    private SeenWord Hide(WordReading reading, ref Pcg32 random)
    {
        if (reading.Gloss.Length == 0 || random.Chance(0.5f))
        {
            return new SeenWord(0, [], reading.Grams);
        }

        return random.Below(4) switch
        {
            0 => new SeenWord(0, reading.Gloss, reading.Grams),
            1 => new SeenWord(0, reading.Gloss, Reader.Known(1 + random.Below(Reader.Vocabulary.Count)).Grams),
            _ => new SeenWord(0, reading.Gloss, []),
        };
    }

    private static TextBatch Pack(IReadOnlyList<List<SeenWord>> texts)
    {
        foreach (var text in texts)
        {
            if (text.Count == 0)
            {
                text.Add(Nothing);
            }
        }

        var words = texts.SelectMany(text => text).ToList();
        var placeOf = texts.SelectMany(text => Enumerable.Range(0, text.Count)).ToArray();
        var numbers = Enumerable.Range(0, words.Count).ToArray();
        var read = numbers.Where(i => words[i].Row == 0).ToArray();
        return new TextBatch
        {
            Texts = texts.Count,
            Places = texts.Max(text => text.Count),
            TextOf = [.. texts.Index().SelectMany(text => Enumerable.Repeat((long)text.Index, text.Item.Count))],
            PlaceOf = [.. placeOf.Select(place => (long)place)],
            Known = Split(numbers.Select(i => (i, words[i].Row))),
            Pairs = Split(numbers.Where(i => placeOf[i] > 0).Select(i => (i, WordPairs.Row(words[i - 1].Row, words[i].Row)))),
            Read = [.. read.Select(i => (long)i)],
            GlossRows = Rows([.. read.Select(i => words[i].Gloss)]),
            Grams = Split(read.Index().SelectMany(word => words[word.Item].Grams.Select(row => (word.Index, row)))),
        };
    }

    /// <summary>Numbers of words and rows of a table, without those that have none.</summary>
    private static (long[] Words, long[] Rows) Split(IEnumerable<(int Word, int Row)> pairs)
    {
        var kept = pairs.Where(pair => pair.Row > 0).ToArray();
        return ([.. kept.Select(pair => (long)pair.Word)], [.. kept.Select(pair => (long)pair.Row)]);
    }

    /// <summary>Lists as rows of a matrix of at least one column, filled up with 0.</summary>
    private static long[] Rows(int[][] lists)
    {
        var width = lists.Length == 0 ? 1 : Math.Max(1, lists.Max(list => list.Length));
        var rows = new long[lists.Length * width];
        for (var i = 0; i < lists.Length; i++)
        {
            for (var j = 0; j < lists[i].Length; j++)
            {
                rows[(i * width) + j] = lists[i][j];
            }
        }

        return rows;
    }
}
