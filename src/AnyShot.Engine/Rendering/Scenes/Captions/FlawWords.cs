namespace AnyShot.Engine.Rendering.Scenes.Captions;

/// <summary>Words for defects.</summary>
internal static class FlawWords
{
    /// <summary>The name alone, as a class is called: "blowhole", "chatter marks".</summary>
    public static string Name(CaptionDraft draft, ref Pcg32 random) => Form(draft, Pick(draft, names: true, ref random), ref random);

    /// <summary>"two or three small dark cracks with soft edges": a noun with adjectives before and a phrase behind.</summary>
    /// <param name="draft">The caption.</param>
    /// <param name="names">True for trade names, false for plain words.</param>
    /// <param name="adjectives">Most adjectives.</param>
    /// <param name="article">True where a sentence needs an article.</param>
    /// <param name="random">Chooses.</param>
    public static string Noun(CaptionDraft draft, bool names, int adjectives, bool article, ref Pcg32 random)
    {
        var noun = Pick(draft, names, ref random);
        var count = noun.Kind == NounKind.Countable && random.Chance(0.25f) ? draft.Pick(Lexicon.FlawCounts, ref random) : null;
        var form = Form(draft, noun, ref random, count is not null);
        var shape = random.Chance(0.3f) ? draft.Pick(Lexicon.FlawForms, ref random) : null;
        var before = Adjectives(draft, adjectives, ref random) + (shape is null ? "" : shape.Text + " ");
        var words = before + form;
        if (count is not null)
        {
            words = $"{count.Text} {words}";
        }
        else if (article && noun.Kind == NounKind.Countable && form == noun.Text && form != noun.Plural)
        {
            words = $"{English.Article(words)} {words}";
        }

        return random.Chance(0.2f) && draft.PickNew(Lexicon.FlawPhrases, ref random) is { } phrase ? $"{words} {phrase.Text}" : words;
    }

    /// <summary>Adjectives about different traits, each followed by a space. Size comes first and colour last, but for some who speak otherwise.</summary>
    public static string Adjectives(CaptionDraft draft, int count, ref Pcg32 random)
    {
        var words = "";
        for (var i = 0; i < count && draft.PickNew(Lexicon.FlawAdjectives, ref random) is { } adjective; i++)
        {
            words = IsTone(adjective) && random.Chance(0.85f) ? words + adjective.Text + " " : adjective.Text + " " + words;
        }

        return words;
    }

    private static Phrase Pick(CaptionDraft draft, bool names, ref Pcg32 random) =>
        (names ? draft.Pick(Lexicon.FlawNames, ref random) : null) ?? draft.Pick(Lexicon.FlawNouns, ref random) ?? draft.Pick(Lexicon.FlawNames, ref random)
        ?? throw new InvalidOperationException($"The lexicon has no noun for {draft.Scene.FlawShape}.");

    /// <summary>Singular of one, plural of several; a class is sometimes named in the singular although a picture shows several.</summary>
    private static string Form(CaptionDraft draft, Phrase noun, ref Pcg32 random, bool counted = false) =>
        draft.Scene[Trait.FlawCount] is (int)FlawCount.Few or (int)FlawCount.Many && (counted || random.Chance(0.8f)) ? noun.Plural : noun.Text;

    private static bool IsTone(Phrase phrase) => (phrase.Meaning.Traits & ((1u << (int)Trait.Polarity) | (1u << (int)Trait.FlawColour))) != 0;
}
