using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Prompts.Text;

/// <summary>Makes batches of texts. Immutable; any thread may ask.</summary>
internal sealed class TextBatches(WordReader reader)
{
    /// <summary>Share of known words whose row is hidden in training, so that entries and spelling are learnt to be read.</summary>
    private const float HiddenShare = 0.15f;

    /// <summary>Share of words that are left out in training.</summary>
    private const float LeftOutShare = 0.05f;

    /// <summary>Longest spelling: a word of 40 letters.</summary>
    private const int MostGrams = 40 + 39 + 38;

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
        var width = Math.Max(1, texts.Max(text => text.Count));
        var read = texts.SelectMany((text, i) => text.Select((word, j) => (Place: (i * width) + j, Word: word))).Where(place => place.Word.Row == 0).ToList();
        var glossWidth = read.Count == 0 ? 1 : Math.Max(1, read.Max(place => place.Word.Gloss.Length));
        var gramWidth = read.Count == 0 ? 1 : Math.Clamp(read.Max(place => place.Word.Grams.Length), 1, MostGrams);
        var batch = new TextBatch
        {
            Texts = texts.Count,
            Words = width,
            WordRows = new long[texts.Count * width],
            PairRows = new long[texts.Count * width],
            Present = new float[texts.Count * width],
            ReadPlaces = [.. read.Select(place => (long)place.Place)],
            GlossRows = new long[read.Count * glossWidth],
            GramRows = new long[read.Count * gramWidth],
        };
        for (var i = 0; i < texts.Count; i++)
        {
            Fill(batch, i, texts[i]);
        }

        for (var i = 0; i < read.Count; i++)
        {
            Fill(batch.GlossRows.AsSpan(i * glossWidth, glossWidth), read[i].Word.Gloss);
            Fill(batch.GramRows.AsSpan(i * gramWidth, gramWidth), read[i].Word.Grams);
        }

        return batch;
    }

    private static void Fill(TextBatch batch, int text, List<SeenWord> words)
    {
        var first = text * batch.Words;
        batch.Present[first] = 1;
        for (var j = 0; j < words.Count; j++)
        {
            batch.Present[first + j] = 1;
            batch.WordRows[first + j] = words[j].Row;
            batch.PairRows[first + j] = WordPairs.Row(j == 0 ? 0 : words[j - 1].Row, words[j].Row);
        }
    }

    private static void Fill(Span<long> place, int[] rows)
    {
        for (var i = 0; i < Math.Min(place.Length, rows.Length); i++)
        {
            place[i] = rows[i];
        }
    }
}
