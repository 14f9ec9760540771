namespace AnyShot.Engine.Rendering.Scenes.Captions;

/// <summary>All words of captions.</summary>
internal static class Lexicon
{
    /// <summary>Names that trades have for defects.</summary>
    public static readonly Phrase[] FlawNames = LexiconReader.Read("flaw-names");

    /// <summary>Plain nouns for the look of defects.</summary>
    public static readonly Phrase[] FlawNouns = LexiconReader.Read("flaw-nouns");

    public static readonly Phrase[] FlawAdjectives = LexiconReader.Read("flaw-adjectives");

    /// <summary>What can follow the noun of a defect: place, direction, outline.</summary>
    public static readonly Phrase[] FlawPhrases = LexiconReader.Read("flaw-phrases");

    public static readonly Phrase[] FlawCounts = LexiconReader.Read("flaw-counts");

    /// <summary>Whole captions of parts without a defect.</summary>
    public static readonly Phrase[] Good = LexiconReader.Read("good");

    public static readonly Phrase[] GoodAdjectives = LexiconReader.Read("good-adjectives");

    public static readonly Phrase[] GoodPhrases = LexiconReader.Read("good-phrases");

    public static readonly Phrase[] SurfaceNouns = LexiconReader.Read("surface-nouns");

    /// <summary>Adjectives for the kind of a surface.</summary>
    public static readonly Phrase[] SurfaceAdjectives = LexiconReader.Read("surface-adjectives");

    /// <summary>Adjectives for colour, grain and coarseness of a surface.</summary>
    public static readonly Phrase[] SurfaceTraits = LexiconReader.Read("surface-traits");

    public static readonly Phrase[] MarkFrames = LexiconReader.Read("mark-frames");

    public static readonly Phrase[] MarkSymbols = LexiconReader.Read("mark-symbols");

    /// <summary>Colours of a mark's frame.</summary>
    public static readonly Phrase[] MarkColours = LexiconReader.Read("mark-colours");

    /// <summary>The same colours, of the inside of a frame.</summary>
    public static readonly Phrase[] MarkFills = Moved(Trait.MarkFill);

    /// <summary>The same colours, of a symbol in a frame.</summary>
    public static readonly Phrase[] SymbolColours = Moved(Trait.SymbolColour);

    /// <summary>Every list, for checks over all words.</summary>
    public static IEnumerable<Phrase> All =>
    [
        .. FlawNames, .. FlawNouns, .. FlawAdjectives, .. FlawPhrases, .. FlawCounts, .. Good, .. GoodAdjectives, .. GoodPhrases,
        .. SurfaceNouns, .. SurfaceAdjectives, .. SurfaceTraits, .. MarkFrames, .. MarkSymbols, .. MarkColours,
    ];

    private static Phrase[] Moved(Trait to) => [.. MarkColours.Select(phrase => phrase with { Meaning = phrase.Meaning.Moved(Trait.MarkColour, to) })];
}
