namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>Chooses the traits of a printed or engraved mark on a surface that is chosen already.</summary>
internal static class MarkDraw
{
    private const float SolidShare = 0.3f;
    private const float WhiteShare = 0.5f;

    private static readonly SceneColour[] Colours = Enum.GetValues<SceneColour>();

    /// <summary>Marks of a line share frame and colours and differ in the symbol.</summary>
    public static void Draw(SceneDraft draft, Pcg32 line, ref Pcg32 random)
    {
        var frame = (MarkFrame)line.Below(TraitValues.Count(Trait.MarkFrame));
        MarkSymbol symbol;
        do
        {
            symbol = (MarkSymbol)random.Below(TraitValues.Count(Trait.MarkSymbol));
        }
        while (frame == MarkFrame.None && symbol == MarkSymbol.Empty);

        draft.Set(Trait.MarkFrame, (int)frame);
        draft.Set(Trait.MarkSymbol, (int)symbol);
        var colour = Other(draft, draft[Trait.SurfaceColour], ref line);
        draft.Set(Trait.MarkColour, (int)colour);
        if (frame == MarkFrame.None)
        {
            return;
        }

        var fill = line.Chance(SolidShare) ? colour
            : line.Chance(WhiteShare) && ColourContrast.Distinct(SceneColour.White, colour) ? SceneColour.White
            : Other(draft, (int)colour, ref line);
        draft.Set(Trait.MarkFill, (int)fill);
        if (symbol != MarkSymbol.Empty)
        {
            draft.Set(Trait.SymbolColour, (int)Other(draft, (int)fill, ref line));
        }
    }

    /// <summary>A colour that can be seen on another one; any colour on a surface that has none.</summary>
    private static SceneColour Other(SceneDraft draft, int under, ref Pcg32 random)
    {
        SceneColour colour;
        do
        {
            colour = draft.Colour(Colours, ref random);
        }
        while (under >= 0 && !ColourContrast.Distinct(colour, (SceneColour)under));

        return colour;
    }
}
