namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>What a named colour looks like.</summary>
internal static class ColourPalette
{
    private static readonly (float Red, float Green, float Blue)[] Middle =
    [
        (0.06f, 0.06f, 0.07f),
        (0.24f, 0.24f, 0.25f),
        (0.46f, 0.46f, 0.47f),
        (0.70f, 0.70f, 0.70f),
        (0.93f, 0.93f, 0.92f),
        (0.76f, 0.10f, 0.11f),
        (0.90f, 0.46f, 0.09f),
        (0.42f, 0.25f, 0.13f),
        (0.93f, 0.80f, 0.13f),
        (0.14f, 0.52f, 0.20f),
        (0.08f, 0.52f, 0.53f),
        (0.11f, 0.28f, 0.70f),
        (0.45f, 0.17f, 0.58f),
        (0.90f, 0.50f, 0.64f),
    ];

    /// <summary>One of the shades that go by this name.</summary>
    public static (float Red, float Green, float Blue) Shade(SceneColour colour, ref Pcg32 random)
    {
        var (red, green, blue) = Middle[(int)colour];
        var level = random.Range(0.84f, 1.14f);
        return (Near(red * level, ref random), Near(green * level, ref random), Near(blue * level, ref random));
    }

    private static float Near(float value, ref Pcg32 random) => Math.Clamp(value + random.Range(-0.035f, 0.035f), 0, 1);
}
