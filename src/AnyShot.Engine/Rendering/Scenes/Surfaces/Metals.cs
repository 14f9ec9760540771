namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Colours of bare metal.</summary>
internal static class Metals
{
    private static readonly SceneColour[] Usual =
        [SceneColour.Grey, SceneColour.Grey, SceneColour.LightGrey, SceneColour.DarkGrey, SceneColour.Grey, SceneColour.White, SceneColour.Brown, SceneColour.Yellow];

    /// <summary>Sets the ramp: nearly grey, or as brass, copper and tints of oxide are, with a contrast between the two given.</summary>
    public static void Tones(Sheet sheet, float low, float high)
    {
        var colour = sheet.Colour(Usual);
        // No bare metal is as pure as a paint.
        var grey = colour.Brightness;
        var pale = colour.Mix(new Rgb(grey, grey, grey), sheet.Identity.Range(0.2f, 0.5f)).Times(sheet.Identity.Range(0.85f, 1));
        sheet.Ramp.Tones(pale, sheet.Strength(low, high), sheet.Identity.Range(-0.06f, 0.06f));
    }

    /// <summary>A broad band of reflected light across the grain or along it, as every brushed or rolled face shows one.</summary>
    public static void Shine(Sheet sheet)
    {
        var across = sheet.Identity.Chance(0.5f);
        var strength = sheet.Strength(0.02f, 0.5f);
        var width = sheet.Identity.Range(0.15f, 0.6f) * sheet.PerPixel * sheet.Side;
        var line = across ? sheet.U : sheet.V;
        var middle = line[(sheet.Side * sheet.Side / 2) + (sheet.Side / 2)] + (sheet.Instance.Range(-0.5f, 0.5f) * sheet.PerPixel * sheet.Side);
        var band = sheet.Take();
        line.CopyTo(band, 0);
        Planes.Scale(band, 1 / width, -middle / width);
        Planes.Bell(band);
        Planes.Modulate(sheet.Light, band, strength);
        sheet.Return(1);
    }
}
