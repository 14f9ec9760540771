namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Second colours beside the one that names the surface.</summary>
internal static class Accents
{
    /// <summary>A colour that stands out from another: darker or lighter, a grey, or another hue.</summary>
    /// <param name="colour">The colour to start from.</param>
    /// <param name="least">Least difference of brightness or of one primary.</param>
    /// <param name="random">What stays in the scene draws from its identity.</param>
    public static Rgb Beside(Rgb colour, float least, ref Pcg32 random)
    {
        var kind = random.Unit();
        var other = colour;
        for (var attempt = 0; attempt < 8; attempt++)
        {
            other = kind < 0.5f ? colour.Times(random.Range(0.25f, 0.8f)).Mix(new Rgb(1, 1, 1), colour.Brightness < 0.4f ? random.Range(0.15f, 0.8f) : 0)
                : NamedColours.Take((SceneColour)random.Below(kind < 0.75f ? NamedColours.GreyCount : NamedColours.Count), ref random);
            var difference = MathF.Max(MathF.Abs(other.Red - colour.Red), MathF.Max(MathF.Abs(other.Green - colour.Green), MathF.Abs(other.Blue - colour.Blue)));
            if (difference >= least)
            {
                break;
            }
        }

        return other;
    }

    /// <summary>Sets the ramp from the surface's colour (tone 0) to one that stands out (tone 1).</summary>
    public static void Two(Sheet sheet, float least)
    {
        var ground = sheet.Colour([]);
        sheet.Ramp.Blend([ground, Beside(ground, least, ref sheet.Identity)]);
    }
}
