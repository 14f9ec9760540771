namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Exact colours that people would call by a name.</summary>
internal static class NamedColours
{
    public const int GreyCount = (int)SceneColour.White + 1;

    public static readonly int Count = Enum.GetValues<SceneColour>().Length;

    public static bool IsGrey(SceneColour colour) => (int)colour < GreyCount;

    /// <summary>Some colour of that name. Greys have a slight tint.</summary>
    public static Rgb Take(SceneColour colour, ref Pcg32 random) => colour switch
    {
        SceneColour.Black => Grey(0.05f, 0.14f, ref random),
        SceneColour.DarkGrey => Grey(0.22f, 0.33f, ref random),
        SceneColour.Grey => Grey(0.42f, 0.57f, ref random),
        SceneColour.LightGrey => Grey(0.62f, 0.74f, ref random),
        SceneColour.White => Grey(0.8f, 0.93f, ref random),
        SceneColour.Red => Hue(-8, 8, 0.55f, 0.92f, 0.45f, 0.85f, ref random),
        SceneColour.Orange => Hue(20, 34, 0.55f, 0.95f, 0.72f, 0.97f, ref random),
        SceneColour.Brown => Hue(17, 34, 0.3f, 0.7f, 0.28f, 0.54f, ref random),
        SceneColour.Yellow => Hue(44, 57, 0.42f, 0.92f, 0.75f, 0.97f, ref random),
        SceneColour.Green => Hue(88, 150, 0.28f, 0.8f, 0.3f, 0.7f, ref random),
        SceneColour.Teal => Hue(170, 192, 0.32f, 0.85f, 0.35f, 0.7f, ref random),
        SceneColour.Blue => Hue(206, 238, 0.38f, 0.88f, 0.4f, 0.82f, ref random),
        SceneColour.Purple => Hue(266, 294, 0.28f, 0.7f, 0.35f, 0.65f, ref random),
        SceneColour.Pink => Hue(322, 348, 0.25f, 0.52f, 0.82f, 0.96f, ref random),
        _ => throw new ArgumentOutOfRangeException(nameof(colour), colour, "No such colour."),
    };

    private static Rgb Grey(float low, float high, ref Pcg32 random)
    {
        var value = random.Range(low, high);
        return Rgb.FromHsv(random.Chance(0.5f) ? random.Range(0.05f, 0.15f) : random.Range(0.52f, 0.68f), random.Unit() * random.Range(0, 0.1f), value);
    }

    private static Rgb Hue(float from, float to, float dull, float pure, float dark, float bright, ref Pcg32 random) =>
        Rgb.FromHsv(random.Range(from, to) / 360, dull + ((pure - dull) * random.Unit() * random.Range(0.5f, 1)), random.Range(dark, bright));
}
