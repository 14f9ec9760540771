namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>Chooses the traits of a defect on a surface that is chosen already.</summary>
internal static class FlawDraw
{
    /// <summary>In most classes of a line the defect can be anywhere and lie in any direction.</summary>
    private const float PlaceShare = 0.35f;
    private const float DirectionShare = 0.6f;

    private static readonly SceneColour[] Colours = [.. Enum.GetValues<SceneColour>().Where(SceneTone.IsChromatic)];

    public static void Draw(SceneDraft draft, FlawShape shape, bool easy, ref Pcg32 random)
    {
        var rule = FlawRules.Of(shape);
        var busy = MaterialRules.Of((Material)draft[Trait.Material]).IsBusy;
        draft.Set(Trait.FlawShape, (int)shape);
        if (rule.Polarities.Length > 0)
        {
            DrawPolarity(draft, rule, ref random);
        }

        var sizes = Sizes(rule, easy, busy);
        var size = sizes[random.Below(sizes.Length)];
        draft.Set(Trait.FlawSize, (int)size);
        DrawOne(draft, Trait.FlawCount, rule.Counts, ref random);
        DrawOne(draft, Trait.Sharpness, rule.Edges, ref random);
        if (rule.IsLong && random.Chance(DirectionShare))
        {
            draft.Set(Trait.FlawDirection, random.Below(TraitValues.Count(Trait.FlawDirection)));
        }

        // What fills half of the picture is nowhere in particular, but for uneven light, which comes from a side.
        var free = size == FlawSize.Large && shape != FlawShape.Gradient && shape != FlawShape.MissingPiece;
        if (!free && random.Chance(shape == FlawShape.Gradient ? 1 : PlaceShare))
        {
            DrawOne(draft, Trait.FlawPosition, rule.Positions, ref random);
        }

        if (rule.IsAreal && size >= FlawSize.Medium)
        {
            draft.Set(Trait.FlawTexture, random.Below(TraitValues.Count(Trait.FlawTexture)));
        }

        if (shape == FlawShape.Misprint)
        {
            MarkDraw.Draw(draft, random, ref random);
        }
    }

    /// <summary>Sizes that can be seen: on a busy surface not the smallest one, and where it shall be easy none below medium, or the largest that there is.</summary>
    private static ReadOnlySpan<FlawSize> Sizes(FlawRule rule, bool easy, bool busy)
    {
        var last = rule.Sizes.Length - 1;
        var first = easy ? Array.FindIndex(rule.Sizes, size => size >= FlawSize.Medium) : busy ? 1 : 0;
        return rule.Sizes.AsSpan(first < 0 ? last : Math.Min(first, last));
    }

    private static void DrawPolarity(SceneDraft draft, FlawRule rule, ref Pcg32 random)
    {
        Polarity polarity;
        do
        {
            polarity = rule.Polarities[random.Below(rule.Polarities.Length)];
        }
        while (!Visible(draft, polarity));

        draft.Set(Trait.Polarity, (int)polarity);
        if (polarity == Polarity.Coloured)
        {
            SceneColour colour;
            do
            {
                colour = Colours[random.Below(Colours.Length)];
            }
            while (draft[Trait.SurfaceColour] >= 0 && !ColourContrast.Distinct(colour, (SceneColour)draft[Trait.SurfaceColour]));

            draft.Set(Trait.FlawColour, (int)colour);
        }
    }

    /// <summary>Nothing is darker than black or brighter than white, and a grey picture has no colours.</summary>
    private static bool Visible(SceneDraft draft, Polarity polarity) => polarity switch
    {
        Polarity.Coloured => !draft.IsGrey,
        Polarity.Darker => draft[Trait.SurfaceColour] != (int)SceneColour.Black,
        Polarity.Brighter => draft[Trait.SurfaceColour] != (int)SceneColour.White,
        _ => true,
    };

    private static void DrawOne<T>(SceneDraft draft, Trait trait, T[] values, ref Pcg32 random)
        where T : struct, Enum
    {
        if (values.Length > 0)
        {
            draft.Set(trait, Convert.ToInt32(values[random.Below(values.Length)], System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
