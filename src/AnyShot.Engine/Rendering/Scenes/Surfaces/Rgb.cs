namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>A colour, 0 (none) to 1 (full) of each primary, as a screen takes it.</summary>
internal readonly record struct Rgb(float Red, float Green, float Blue)
{
    public float Brightness => (0.3f * Red) + (0.59f * Green) + (0.11f * Blue);

    /// <param name="hue">Turns: 0 red, a third green, two thirds blue.</param>
    /// <param name="saturation">0 grey to 1.</param>
    /// <param name="value">The largest of the three.</param>
    public static Rgb FromHsv(float hue, float saturation, float value) =>
        new(Primary(hue, saturation, value), Primary(hue - (1f / 3), saturation, value), Primary(hue + (1f / 3), saturation, value));

    public Rgb Mix(Rgb other, float part) => new(Red + (part * (other.Red - Red)), Green + (part * (other.Green - Green)), Blue + (part * (other.Blue - Blue)));

    public Rgb Times(float factor) => new(Red * factor, Green * factor, Blue * factor);

    public Rgb Clipped() => new(Math.Clamp(Red, 0, 1), Math.Clamp(Green, 0, 1), Math.Clamp(Blue, 0, 1));

    private static float Primary(float hue, float saturation, float value)
    {
        hue -= MathF.Floor(hue);
        var away = MathF.Min(hue, 1 - hue) * 6;
        return value * (1 - (saturation * (1 - Math.Clamp(2 - away, 0, 1))));
    }
}
