namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>The colours of a surface from its darkest tone (0) over its own colour (0.5) to its lightest (1).</summary>
internal sealed class Ramp
{
    private const int Steps = 256;

    private readonly float[] _red = new float[Steps];
    private readonly float[] _green = new float[Steps];
    private readonly float[] _blue = new float[Steps];

    /// <summary>Straight blends between colours at equal distances.</summary>
    public void Blend(ReadOnlySpan<Rgb> colours)
    {
        for (var i = 0; i < Steps; i++)
        {
            var place = i * (colours.Length - 1) / (Steps - 1f);
            var below = Math.Min((int)place, colours.Length - 2);
            Set(i, colours[below].Mix(colours[below + 1], place - below));
        }
    }

    /// <summary>Tones of one colour, as light and shade, dirt or wear give them: shades turn warmer or colder as they darken.</summary>
    /// <param name="colour">The colour to start from.</param>
    /// <param name="contrast">0 to 1: from one flat colour to nearly black and nearly white.</param>
    /// <param name="drift">Shift of hue between dark and light, turns; a tenth is much.</param>
    public void Tones(Rgb colour, float contrast, float drift)
    {
        var brightness = colour.Brightness;
        var down = contrast * 0.85f * MathF.Min(1, 0.35f + (0.9f * brightness));
        var up = contrast * MathF.Min(0.62f, 0.25f + (0.9f * brightness));
        var warm = new Rgb(1 + drift, 1, 1 - drift);
        var dark = Tint(colour.Times(1 - down), warm);
        var light = Tint(colour.Mix(new Rgb(1, 1, 1), up), new Rgb(1 - (drift * 0.5f), 1, 1 + (drift * 0.5f)));
        Blend([dark, colour, light]);
    }

    /// <summary>Writes tone after tone as colour.</summary>
    public void Colour(ReadOnlySpan<float> tones, Canvas canvas)
    {
        var (red, green, blue) = (canvas.Red, canvas.Green, canvas.Blue);
        for (var i = 0; i < red.Length; i++)
        {
            var step = (int)Math.Clamp((tones[i] * (Steps - 1)) + 0.5f, 0, Steps - 1);
            red[i] = _red[step];
            green[i] = _green[step];
            blue[i] = _blue[step];
        }
    }

    private static Rgb Tint(Rgb colour, Rgb factors) => new Rgb(colour.Red * factors.Red, colour.Green * factors.Green, colour.Blue * factors.Blue).Clipped();

    private void Set(int step, Rgb colour)
    {
        _red[step] = colour.Red;
        _green[step] = colour.Green;
        _blue[step] = colour.Blue;
    }
}
