namespace AnyShot.Engine.Rendering.Scenes.Captions;

/// <summary>Captions of printed and engraved marks.</summary>
internal static class MarkSentences
{
    private static readonly string[] Kinds = ["sign", "label", "printed mark", "marking", "sticker", "emblem"];
    private static readonly string[] Holds = ["with", "showing", "around", "containing", "and inside"];

    public static string Write(CaptionDraft draft, ref Pcg32 random)
    {
        var text = Mark(draft, ref random);
        // Behind a sign no surface is seen that a caption could name.
        var namesSurface = draft.Scene.Has(Trait.Material);
        return random.Below(10) switch
        {
            0 => $"{Kinds[random.Below(Kinds.Length)]}: {text}",
            1 when namesSurface => $"{text} on {SurfaceWords.WithArticle(draft, random.Below(2), ref random)}",
            2 when namesSurface => $"{SurfaceWords.WithArticle(draft, random.Below(2), ref random)} with {text}",
            _ => text,
        };
    }

    /// <summary>"red circle with white middle and black digits".</summary>
    public static string Mark(CaptionDraft draft, ref Pcg32 random) =>
        draft.Scene[Trait.MarkFrame] == (int)MarkFrame.None ? Bare(draft, ref random) : Framed(draft, ref random);

    private static string Bare(CaptionDraft draft, ref Pcg32 random)
    {
        var colour = random.Chance(0.75f) ? Colour(draft, Lexicon.MarkColours, ref random) + " " : "";
        return colour + draft.Pick(Lexicon.MarkSymbols, ref random)!.Text;
    }

    private static string Framed(CaptionDraft draft, ref Pcg32 random)
    {
        var scene = draft.Scene;
        var frame = draft.Pick(Lexicon.MarkFrames, ref random)!.Text;
        var text = random.Chance(0.75f) ? $"{Colour(draft, Lexicon.MarkColours, ref random)} {frame}" : frame;
        if (scene[Trait.MarkFill] != scene[Trait.MarkColour] && random.Chance(0.45f) && Colour(draft, Lexicon.MarkFills, ref random) is { } fill)
        {
            text += $" with {fill} {(random.Chance(0.5f) ? "middle" : random.Chance(0.5f) ? "centre" : "inside")}";
        }

        if (scene[Trait.MarkSymbol] == (int)MarkSymbol.Empty)
        {
            return text;
        }

        if (random.Chance(0.7f) && draft.Pick(Lexicon.MarkSymbols, ref random) is { } symbol)
        {
            var colour = random.Chance(0.6f) ? Colour(draft, Lexicon.SymbolColours, ref random) : null;
            var join = text.Contains(" with ", StringComparison.Ordinal) ? "and" : Holds[random.Below(Holds.Length)];
            text += $" {join} {(colour is null ? "" : colour + " ")}{symbol.Text}";
        }

        return text;
    }

    /// <summary>A colour, although the text may have named the same one of another part of the mark.</summary>
    private static string? Colour(CaptionDraft draft, WordList colours, ref Pcg32 random)
    {
        var fitting = colours.For(draft.Scene);
        if (fitting.Length == 0)
        {
            return null;
        }

        var chosen = fitting[random.Below(fitting.Length)];
        draft.Note(chosen);
        return chosen.Text;
    }
}
