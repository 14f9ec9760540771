namespace AnyShot.Engine.Prompts.Text;

/// <summary>Texts as a network reads them: numbers only, in rows of <see cref="Words"/> places of which the last may be empty.</summary>
internal sealed class TextBatch
{
    /// <summary>Texts (B).</summary>
    public required int Texts { get; init; }

    /// <summary>Places of a text (W): words of the longest, at least 1.</summary>
    public required int Words { get; init; }

    /// <summary>(B, W): row of a known word; 0 for words that are read otherwise and for empty places.</summary>
    public required long[] WordRows { get; init; }

    /// <summary>(B, W): row of the pair of a known word and the known word before it (<see cref="WordPairs"/>), 0 for none.</summary>
    public required long[] PairRows { get; init; }

    /// <summary>(B, W): 1 where a word stands, else 0. A text without words has a 1 in its first place.</summary>
    public required float[] Present { get; init; }

    /// <summary>(U): places (text times W plus place) of the words that are read by entry or spelling.</summary>
    public required long[] ReadPlaces { get; init; }

    /// <summary>(U, G): rows of the words of their entries, 0 for none.</summary>
    public required long[] GlossRows { get; init; }

    /// <summary>(U, S): rows of their spelling (<see cref="SpellingGrams"/>), 0 for none.</summary>
    public required long[] GramRows { get; init; }
}
