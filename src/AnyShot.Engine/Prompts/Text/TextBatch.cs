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

    /// <summary>(K): numbers of the known words, and their rows in the vocabulary.</summary>
    public required (long[] Words, long[] Rows) Known { get; init; }

    /// <summary>(P): numbers of the known words behind a known word of the same text, and the rows of the pairs (<see cref="WordPairs"/>).</summary>
    public required (long[] Words, long[] Rows) Pairs { get; init; }

    /// <summary>(U): numbers of the words that are read by entry or spelling.</summary>
    public required long[] Read { get; init; }

    /// <summary>(U, G): rows of the words of their entries, 0 for none.</summary>
    public required long[] GlossRows { get; init; }

    /// <summary>(S): places in <see cref="Read"/> whose spelling has a piece, and the rows of the pieces (<see cref="SpellingGrams"/>).</summary>
    public required (long[] Words, long[] Rows) Grams { get; init; }

    /// <summary>Words in all texts (N).</summary>
    public int Words => TextOf.Length;
}
