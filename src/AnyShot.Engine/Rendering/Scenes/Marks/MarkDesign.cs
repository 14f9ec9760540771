using AnyShot.Engine.Rendering.Scenes.Surfaces;

namespace AnyShot.Engine.Rendering.Scenes.Marks;

/// <summary>What the marks of all pictures of one scene have in common. Widths against half of the mark's side.</summary>
internal readonly struct MarkDesign
{
    private const ulong SignSalt = 0x7369676EUL;
    private const float SignShare = 0.6f;

    public MarkDesign(Scene scene, Glyph glyph, ref Pcg32 identity)
    {
        Frame = scene.Has(Trait.MarkFrame) ? (MarkFrame)scene[Trait.MarkFrame] : MarkFrame.None;
        Style = IsSign(scene) ? MarkStyle.Sign : (MarkStyle)identity.Below((int)MarkStyle.Sign);
        FrameColour = Take(scene, Trait.MarkColour, ref identity);
        Fill = scene.Has(Trait.MarkFill) ? Take(scene, Trait.MarkFill, ref identity) : FrameColour;
        IsSolid = scene.Has(Trait.MarkFill) && scene[Trait.MarkFill] == scene[Trait.MarkColour];
        Fill = IsSolid ? FrameColour : Fill;
        SymbolColour = Frame == MarkFrame.None ? FrameColour : scene.Has(Trait.SymbolColour) ? Take(scene, Trait.SymbolColour, ref identity) : Fill;
        Border = IsSolid ? 0.04f : identity.Range(0.08f, 0.27f);
        Rim = identity.Chance(0.4f) ? identity.Range(0.02f, 0.06f) : 0;
        RimIsWhite = identity.Chance(0.6f);
        InnerLine = IsSolid && identity.Chance(0.5f) ? identity.Range(0.02f, 0.06f) : 0;
        Round = identity.Range(0.2f, 1);
        (Smallest, Largest) = Style == MarkStyle.Sign ? (0.68f, 0.97f) : (0.42f, 0.9f);
        Wear = 0.8f * identity.Unit() * identity.Unit();
        var symbol = scene.Has(Trait.MarkSymbol) ? (MarkSymbol)scene[Trait.MarkSymbol] : MarkSymbol.Empty;
        // An empty frame is all that there is to see.
        Border = symbol == MarkSymbol.Empty && !IsSolid ? Math.Max(Border, 0.15f) : Border;
        SymbolSize = identity.Range(0.85f, 1.2f);
        Draw(symbol, glyph, ref identity);
        Own = identity;
    }

    public MarkFrame Frame { get; }

    public MarkStyle Style { get; }

    public Rgb FrameColour { get; }

    public Rgb Fill { get; }

    public Rgb SymbolColour { get; }

    /// <summary>Frame and middle have one colour.</summary>
    public bool IsSolid { get; }

    public float Border { get; }

    /// <summary>A thin line around the frame; 0 none.</summary>
    public float Rim { get; }

    public bool RimIsWhite { get; }

    /// <summary>A thin line of the symbol's colour inside a solid frame; 0 none.</summary>
    public float InnerLine { get; }

    /// <summary>How far corners are rounded, 0 to 1.</summary>
    public float Round { get; }

    /// <summary>Against the picture.</summary>
    public float Smallest { get; }

    /// <summary>Against the picture.</summary>
    public float Largest { get; }

    /// <summary>0 new to 1 worn off in places.</summary>
    public float Wear { get; }

    /// <summary>Against the room in the frame.</summary>
    public float SymbolSize { get; }

    /// <summary>Numbers for what a layer chooses per scene. Each copy starts at the same place.</summary>
    public Pcg32 Own { get; }

    /// <summary>True when the mark is a sign before a blurred background, so that nothing can be said about a surface.</summary>
    public static bool IsSign(Scene scene) =>
        scene.Has(Trait.MarkFrame)
        && scene[Trait.MarkFrame] != (int)MarkFrame.None
        && scene.FlawShape == FlawShape.None
        && (Pcg32.Mix(scene.Line ^ SignSalt) >> 40) * (1f / 16777216f) < SignShare;

    private static Rgb Take(Scene scene, Trait trait, ref Pcg32 identity)
    {
        var any = (SceneColour)identity.Below(NamedColours.Count);
        return NamedColours.Take(scene.Has(trait) ? (SceneColour)scene[trait] : any, ref identity);
    }

    private static void Draw(MarkSymbol symbol, Glyph glyph, ref Pcg32 identity)
    {
        glyph.Clear();
        switch (symbol)
        {
            case MarkSymbol.Letter:
                Write(glyph, StrokeFont.Letters, identity.Chance(0.6f) ? 1 : 2, ref identity);
                break;
            case MarkSymbol.Digits:
                Write(glyph, StrokeFont.Digits, 1 + identity.Below(3), ref identity);
                break;
            case MarkSymbol.Arrow:
                SimpleSymbols.Arrow(glyph, ref identity);
                break;
            case MarkSymbol.Cross:
                SimpleSymbols.Cross(glyph, ref identity);
                break;
            case MarkSymbol.Bar:
                SimpleSymbols.Bar(glyph, ref identity);
                break;
            case MarkSymbol.Dot:
                SimpleSymbols.Dot(glyph, ref identity);
                break;
            case MarkSymbol.Pictogram:
                Pictograms.Draw(glyph, ref identity);
                break;
        }
    }

    private static void Write(Glyph glyph, string alphabet, int length, ref Pcg32 identity)
    {
        Span<char> text = stackalloc char[length];
        foreach (ref var character in text)
        {
            character = alphabet[identity.Below(alphabet.Length)];
        }

        StrokeFont.Write(glyph, text, identity.Range(0.08f, 0.2f), identity.Chance(0.2f) ? 0.15f : 0);
    }
}
