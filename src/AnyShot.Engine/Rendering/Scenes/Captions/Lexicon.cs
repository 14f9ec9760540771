namespace AnyShot.Engine.Rendering.Scenes.Captions;

/// <summary>All words of captions.</summary>
internal static class Lexicon
{
    /// <summary>Names that trades have for defects.</summary>
    public static readonly WordList FlawNames = new("flaw-names", Trait.FlawShape);

    /// <summary>Plain nouns for the look of defects.</summary>
    public static readonly WordList FlawNouns = new("flaw-nouns", Trait.FlawShape);

    /// <summary>Adjectives that a shape has by itself: a crack is always thin.</summary>
    public static readonly WordList FlawForms = new("flaw-forms", Trait.FlawShape);

    public static readonly WordList FlawAdjectives = new("flaw-adjectives", Trait.FlawShape);

    /// <summary>What can follow the noun of a defect: place, direction, outline.</summary>
    public static readonly WordList FlawPhrases = new("flaw-phrases", Trait.FlawShape);

    public static readonly WordList FlawCounts = new("flaw-counts", Trait.FlawShape);

    /// <summary>Whole captions of parts without a defect.</summary>
    public static readonly WordList Good = new("good", Trait.FlawShape);

    public static readonly WordList GoodAdjectives = new("good-adjectives", Trait.FlawShape);

    public static readonly WordList GoodPhrases = new("good-phrases", Trait.FlawShape);

    public static readonly WordList SurfaceNouns = new("surface-nouns", Trait.Material);

    /// <summary>Adjectives for the kind of a surface.</summary>
    public static readonly WordList SurfaceAdjectives = new("surface-adjectives", Trait.Material);

    /// <summary>Adjectives for colour, grain and coarseness of a surface.</summary>
    public static readonly WordList SurfaceTraits = new("surface-traits", Trait.Material);

    public static readonly WordList MarkFrames = new("mark-frames", Trait.MarkFrame);

    public static readonly WordList MarkSymbols = new("mark-symbols", Trait.MarkSymbol);

    /// <summary>Colours of a mark's frame.</summary>
    public static readonly WordList MarkColours = new("mark-colours", Trait.MarkColour);

    /// <summary>The same colours, of the inside of a frame.</summary>
    public static readonly WordList MarkFills = MarkColours.Moved(Trait.MarkColour, Trait.MarkFill);

    /// <summary>The same colours, of a symbol in a frame.</summary>
    public static readonly WordList SymbolColours = MarkColours.Moved(Trait.MarkColour, Trait.SymbolColour);

    /// <summary>Every list, for checks over all words.</summary>
    public static IReadOnlyList<WordList> All { get; } =
    [
        FlawNames, FlawNouns, FlawForms, FlawAdjectives, FlawPhrases, FlawCounts, Good, GoodAdjectives, GoodPhrases,
        SurfaceNouns, SurfaceAdjectives, SurfaceTraits, MarkFrames, MarkSymbols, MarkColours, MarkFills, SymbolColours,
    ];
}
