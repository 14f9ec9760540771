using AnyShot.Engine.Rendering.Scenes;

namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>The traits of a scene as one picture shows them: a quarter turn makes the horizontal vertical, a grey picture has no colours.</summary>
internal static class PictureTraits
{
    private static readonly FlawPosition[] Clockwise = [FlawPosition.Top, FlawPosition.Right, FlawPosition.Bottom, FlawPosition.Left];
    private static readonly Trait[] Colours = [Trait.SurfaceColour, Trait.FlawColour, Trait.MarkColour, Trait.MarkFill, Trait.SymbolColour];

    /// <summary>The scene as a picture of it shows it. A trait that the picture shows otherwise than any word says, as the frame of a triangle that lies on its side, does not apply.</summary>
    /// <param name="scene">What was rendered.</param>
    /// <param name="quarters">Quarter turns clockwise, 0 to 3.</param>
    /// <param name="grey">Whether the colour was taken away.</param>
    public static Scene Shown(Scene scene, int quarters, bool grey)
    {
        if (quarters == 0 && !grey)
        {
            return scene;
        }

        var traits = new sbyte[Scene.TraitCount];
        for (var trait = 0; trait < traits.Length; trait++)
        {
            traits[trait] = (sbyte)scene[(Trait)trait];
        }

        Turn(traits, quarters);
        if (grey)
        {
            Grey(traits);
        }

        return new Scene(scene.Identity, traits, scene.Line);
    }

    private static void Turn(Span<sbyte> traits, int quarters)
    {
        if (quarters % 2 == 1)
        {
            SwapDirections(ref traits[(int)Trait.GrainDirection]);
            SwapDirections(ref traits[(int)Trait.FlawDirection]);
        }

        ref var position = ref traits[(int)Trait.FlawPosition];
        if (Array.IndexOf(Clockwise, (FlawPosition)position) is var place and >= 0)
        {
            position = (sbyte)Clockwise[(place + quarters) % 4];
        }

        ref var frame = ref traits[(int)Trait.MarkFrame];
        if (quarters != 0 && (MarkFrame)frame is MarkFrame.Triangle or MarkFrame.TriangleDown)
        {
            frame = quarters != 2 ? Scene.NotApplicable : (sbyte)((MarkFrame)frame == MarkFrame.Triangle ? MarkFrame.TriangleDown : MarkFrame.Triangle);
        }
    }

    /// <summary>Colours that a grey picture cannot show lose their names.</summary>
    private static void Grey(Span<sbyte> traits)
    {
        foreach (var trait in Colours)
        {
            if ((SceneColour)traits[(int)trait] > SceneColour.White)
            {
                traits[(int)trait] = Scene.NotApplicable;
            }
        }

        if ((Polarity)traits[(int)Trait.Polarity] == Polarity.Coloured)
        {
            traits[(int)Trait.Polarity] = Scene.NotApplicable;
        }
    }

    private static void SwapDirections(ref sbyte direction) => direction = (Direction)direction switch
    {
        Direction.Horizontal => (sbyte)Direction.Vertical,
        Direction.Vertical => (sbyte)Direction.Horizontal,
        _ => direction,
    };
}
