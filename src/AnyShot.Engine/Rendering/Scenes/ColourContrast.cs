using static AnyShot.Engine.Rendering.Scenes.SceneColour;

namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>Whether two colours can be told apart in any light.</summary>
internal static class ColourContrast
{
    private static readonly SceneColour[][] Families = [[Orange, Brown, Red], [Orange, Yellow], [Red, Pink, Purple], [Green, Teal], [Teal, Blue], [Blue, Purple], [Brown, DarkGrey, Black], [Yellow, White, LightGrey]];

    public static bool Distinct(SceneColour first, SceneColour second) =>
        !SceneTone.IsChromatic(first) && !SceneTone.IsChromatic(second)
            ? Math.Abs((int)first - (int)second) >= 2
            : first != second && !Families.Any(family => family.Contains(first) && family.Contains(second));
}
