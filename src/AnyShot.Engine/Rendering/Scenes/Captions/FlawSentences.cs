namespace AnyShot.Engine.Rendering.Scenes.Captions;

/// <summary>Captions of parts with a defect.</summary>
internal static class FlawSentences
{
    private static readonly string[] On = ["on", "on", "in", "across", "upon"];
    private static readonly string[] Shows = ["shows", "has", "with", "bearing", "spoilt by"];
    private static readonly string[] Seen = ["can be seen", "is visible", "was found", "appears"];

    public static string Write(CaptionDraft draft, ref Pcg32 random)
    {
        var names = random.Chance(0.6f);
        switch (random.Below(20))
        {
            case 0 or 1 or 2:
                return FlawWords.Name(draft, ref random);
            case 3 or 4 or 5:
                return FlawWords.Noun(draft, names, 1 + random.Below(2), article: false, ref random);
            case 6 or 7 or 8:
                return FlawWords.Noun(draft, names: false, 2 + random.Below(3), article: false, ref random);
            case 9 or 10 or 11:
                return $"{FlawWords.Noun(draft, names, random.Below(4), article: random.Chance(0.4f), ref random)} {On[random.Below(On.Length)]} {SurfaceWords.WithArticle(draft, random.Below(3), ref random)}";
            case 12 or 13:
                return $"{SurfaceWords.WithArticle(draft, random.Below(3), ref random)} {Shows[random.Below(Shows.Length)]} {FlawWords.Noun(draft, names, random.Below(4), article: true, ref random)}";
            case 14 or 15:
                return $"{FlawWords.Name(draft, ref random)}: {FlawWords.Noun(draft, names: false, 1 + random.Below(3), article: random.Chance(0.3f), ref random)}";
            case 16:
                return $"{FlawWords.Noun(draft, names, random.Below(3), article: true, ref random)} {Seen[random.Below(Seen.Length)]} on {SurfaceWords.WithArticle(draft, random.Below(3), ref random)}";
            case 17:
                return List(draft, names, ref random);
            case 18:
                return $"{FlawWords.Name(draft, ref random)} on {SurfaceWords.WithArticle(draft, random.Below(2), ref random)}, {FlawWords.Adjectives(draft, 1 + random.Below(3), ref random)}".TrimEnd(' ', ',');
            default:
                return random.Chance(0.5f)
                    ? SurfaceWords.Noun(draft, random.Below(3), ref random)
                    : $"{FlawWords.Noun(draft, names, 1 + random.Below(2), article: false, ref random)}, also called {FlawWords.Name(draft, ref random)}";
        }
    }

    /// <summary>"crack, dark, thin, on steel": as it is typed into a form.</summary>
    private static string List(CaptionDraft draft, bool names, ref Pcg32 random)
    {
        var words = new List<string> { FlawWords.Noun(draft, names, 0, article: false, ref random) };
        for (var i = random.Below(4); i > 0 && draft.PickNew(Lexicon.FlawAdjectives, ref random) is { } adjective; i--)
        {
            words.Add(adjective.Text);
        }

        if (random.Chance(0.5f))
        {
            words.Add(SurfaceWords.Noun(draft, random.Below(2), ref random));
        }

        return string.Join(random.Chance(0.8f) ? ", " : " ", words);
    }
}
