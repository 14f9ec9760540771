namespace AnyShot.Engine.Prompts.Text;

/// <summary>
/// Texts as a network reads them: numbers only. The words of all texts stand one after the other (N), because most texts are much shorter than the longest; only attention sees them in a
/// grid of texts and places (B, W).
/// </summary>
internal sealed class TextBatch
{
    /// <summary>Texts (B).</summary>
    public required int Texts { get; init; }

    /// <summary>Places of a text in the grid (W): words of the longest, at least 1.</summary>
    public required int Places { get; init; }

    /// <summary>(N): text of each word, in rising order. A text without words has one word of nothing.</summary>
    public required long[] TextOf { get; init; }

    /// <summary>(N): place of each word in its text.</summary>
    public required long[] PlaceOf { get; init; }

    /// <summary>(N): row of a known word; 0 for words that are read otherwise.</summary>
    public required long[] WordRows { get; init; }

    /// <summary>(N): row of the pair of a known word and the known word before it (<see cref="WordPairs"/>), 0 for none.</summary>
    public required long[] PairRows { get; init; }

    /// <summary>(U): numbers of the words that are read by entry or spelling.</summary>
    public required long[] Read { get; init; }

    /// <summary>(U, G): rows of the words of their entries, 0 for none.</summary>
    public required long[] GlossRows { get; init; }

    /// <summary>(U, S): rows of their spelling (<see cref="SpellingGrams"/>), 0 for none.</summary>
    public required long[] GramRows { get; init; }

    /// <summary>Words in all texts (N).</summary>
    public int Words => WordRows.Length;
}
