namespace AnyShot.Engine.Rendering.Scenes.Captions;

/// <summary>Captions of parts with a defect.</summary>
internal static class FlawSentences
{
    private static readonly string[] On = ["on", "on", "in", "across", "upon"];
    private static readonly string[] Shows = ["with", "with", "showing", "having", "bearing", "spoilt by"];
    private static readonly string[] Anything = ["the surface", "a surface", "the part", "a part", "the product", "the material"];
    private static readonly string[] Seen = ["visible", "seen", "found", "appearing"];

    public static string Write(CaptionDraft draft, ref Pcg32 random) => random.Below(20) switch
    {
        0 or 1 or 2 => Named(draft, ref random),
        3 or 4 or 5 => FlawWords.Noun(draft, ByTrade(ref random), 1 + random.Below(2), article: false, ref random),
        6 or 7 => FlawWords.Noun(draft, names: false, 2 + random.Below(3), article: false, ref random),
        8 or 9 or 10 => OnSurface(draft, ref random),
        11 or 12 => WithFlaw(draft, ref random),
        13 or 14 or 15 => Explained(draft, ref random),
        16 => Described(draft, ref random),
        17 => List(draft, ref random),
        18 => $"{FlawWords.Noun(draft, names: false, 1 + random.Below(2), article: false, ref random)}, also called {FlawWords.Name(draft, ref random)}",
        _ => SurfaceWords.Noun(draft, random.Below(3), ref random),
    };

    /// <summary>"crack", and now and then "crack defect".</summary>
    private static string Named(CaptionDraft draft, ref Pcg32 random)
    {
        var name = FlawWords.Name(draft, ref random);
        return random.Below(16) switch
        {
            0 => $"defect: {name}",
            1 => $"flaw: {name}",
            2 when !name.Contains("defect", StringComparison.Ordinal) => $"{name} defect",
            _ => name,
        };
    }

    /// <summary>Trade names more often than plain words.</summary>
    private static bool ByTrade(ref Pcg32 random) => random.Chance(0.6f);

    /// <summary>"a thin crack across brushed steel".</summary>
    private static string OnSurface(CaptionDraft draft, ref Pcg32 random)
    {
        var flaw = FlawWords.Noun(draft, ByTrade(ref random), random.Below(4), article: random.Chance(0.4f), ref random);
        var what = draft.Scene.Has(Trait.MarkFrame) && random.Chance(0.6f)
            ? MarkSentences.Mark(draft, ref random)
            : Where(draft, ref random);
        return $"{flaw} {(random.Chance(0.15f) ? Seen[random.Below(Seen.Length)] + " on" : On[random.Below(On.Length)])} {what}";
    }

    /// <summary>"brushed steel with a thin crack".</summary>
    private static string WithFlaw(CaptionDraft draft, ref Pcg32 random) =>
        $"{Where(draft, ref random)} {Shows[random.Below(Shows.Length)]} {FlawWords.Noun(draft, ByTrade(ref random), random.Below(4), article: true, ref random)}";

    /// <summary>The surface by its name, or "the surface" alone, which says nothing.</summary>
    private static string Where(CaptionDraft draft, ref Pcg32 random) =>
        random.Chance(0.2f) ? Anything[random.Below(Anything.Length)] : SurfaceWords.WithArticle(draft, random.Below(3), ref random);

    /// <summary>"blowhole: small dark round cavity".</summary>
    private static string Explained(CaptionDraft draft, ref Pcg32 random)
    {
        var name = FlawWords.Name(draft, ref random);
        var plain = FlawWords.Noun(draft, names: false, 1 + random.Below(3), article: random.Chance(0.3f), ref random);
        return random.Below(4) switch
        {
            0 => $"{name}, {plain}",
            1 => $"{name} ({plain})",
            _ => $"{name}: {plain}",
        };
    }

    /// <summary>"a scratch on brushed steel; it is thin, bright and running across": two sentences in one.</summary>
    private static string Described(CaptionDraft draft, ref Pcg32 random)
    {
        var first = $"{FlawWords.Noun(draft, ByTrade(ref random), random.Below(2), article: true, ref random)} on {SurfaceWords.WithArticle(draft, random.Below(2), ref random)}";
        var more = FlawWords.Adjectives(draft, 1 + random.Below(2), ref random).TrimEnd();
        return more.Length == 0 ? first : $"{first}; {(random.Chance(0.5f) ? "it looks " : "")}{more}";
    }

    /// <summary>"crack, dark, thin, on steel": as it is typed into a form.</summary>
    private static string List(CaptionDraft draft, ref Pcg32 random)
    {
        var words = new List<string> { FlawWords.Noun(draft, ByTrade(ref random), 0, article: false, ref random) };
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
