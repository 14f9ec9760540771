namespace AnyShot.Engine.Rendering.Scenes.Captions;

/// <summary>Words for surfaces and textures.</summary>
internal static class SurfaceWords
{
    private static readonly string[] Looks = ["texture", "pattern", "surface", "material", "structure"];

    /// <summary>A caption about the surface alone.</summary>
    public static string Sentence(CaptionDraft draft, ref Pcg32 random)
    {
        switch (random.Below(10))
        {
            case 0 or 1:
                return draft.Pick(Lexicon.SurfaceAdjectives, ref random)!.Text;
            case 2 or 3:
                var adjective = draft.Pick(Lexicon.SurfaceAdjectives, ref random)!.Text;
                return Adjectives(draft, random.Below(2), ref random) + adjective + " " + Looks[random.Below(Looks.Length)];
            case 4:
                return draft.Pick(Lexicon.SurfaceNouns, ref random)!.Text;
            case 5:
                // Told like the entries of a word list: "striped: fine blue lines".
                return draft.Pick(Lexicon.SurfaceAdjectives, ref random)!.Text + ": " + Noun(draft, random.Below(3), ref random);
            case 6:
                return "surface that looks like " + Noun(draft, random.Below(3), ref random);
            default:
                return Noun(draft, 1 + random.Below(3), ref random);
        }
    }

    /// <summary>"coarse grey woven cloth": a noun with some adjectives, without article.</summary>
    public static string Noun(CaptionDraft draft, int adjectives, ref Pcg32 random)
    {
        var noun = draft.Pick(Lexicon.SurfaceNouns, ref random);
        var kind = random.Chance(0.25f) ? draft.Pick(Lexicon.SurfaceAdjectives, ref random) : null;
        return Adjectives(draft, adjectives, ref random) + (kind is null ? "" : kind.Text + " ") + (noun?.Text ?? "surface");
    }

    /// <summary>"a coarse grey cloth", "brushed steel": with an article where there has to be one.</summary>
    public static string WithArticle(CaptionDraft draft, int adjectives, ref Pcg32 random)
    {
        var noun = draft.Pick(Lexicon.SurfaceNouns, ref random);
        var words = Adjectives(draft, adjectives, ref random) + (noun?.Text ?? "surface");
        return noun is null or { Kind: NounKind.Countable } ? $"{(random.Chance(0.8f) ? English.Article(words) : "the")} {words}" : words;
    }

    private static string Adjectives(CaptionDraft draft, int count, ref Pcg32 random)
    {
        var words = "";
        for (var i = 0; i < count && draft.PickNew(Lexicon.SurfaceTraits, ref random) is { } adjective; i++)
        {
            // The colour stands next to the noun, as it does in speech.
            words = IsColour(adjective) ? words + adjective.Text + " " : adjective.Text + " " + words;
        }

        return words;
    }

    private static bool IsColour(Phrase phrase) => (phrase.Meaning.Traits & (1u << (int)Trait.SurfaceColour)) != 0;
}
