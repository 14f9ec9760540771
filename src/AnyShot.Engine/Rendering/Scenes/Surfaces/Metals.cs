namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Colours of bare metal.</summary>
internal static class Metals
{
    private static readonly SceneColour[] Usual =
        [SceneColour.Grey, SceneColour.Grey, SceneColour.LightGrey, SceneColour.DarkGrey, SceneColour.Grey, SceneColour.White, SceneColour.Brown, SceneColour.Yellow];

    /// <summary>Sets the ramp: nearly grey, or as brass, copper and tints of oxide are, with a contrast between the two given.</summary>
    public static void Tones(Sheet sheet, float low, float high) =>
        sheet.Ramp.Tones(sheet.Colour(Usual), sheet.Strength(low, high), sheet.Identity.Range(-0.06f, 0.06f));
}
