namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Stone with veins, swirls or layers.</summary>
internal sealed class MarbleSurface : ISurface
{
    private static readonly SceneColour[] Usual = [SceneColour.White, SceneColour.LightGrey, SceneColour.Grey, SceneColour.DarkGrey, SceneColour.Black, SceneColour.Brown, SceneColour.Green];

    public void Paint(Sheet sheet)
    {
        sheet.Lay();
        sheet.Ramp.Tones(sheet.Colour(Usual), sheet.Strength(0.25f, 1), sheet.Identity.Range(-0.1f, 0.1f));
        switch (sheet.Pattern)
        {
            case SurfacePattern.Swirled:
                sheet.Warp(4, 1.5f);
                sheet.Sample(FieldKind.Swirl, sheet.Identity.Range(2, 5), sheet.Tone);
                break;
            case SurfacePattern.Layered:
                sheet.Warp(6, 1.2f, FieldKind.Cloud);
                sheet.Sample(FieldKind.Streak, sheet.Identity.Range(1, 2), sheet.Tone, 40);
                break;
            default:
                sheet.Sample(FieldKind.Vein, sheet.Identity.Range(2, 5), sheet.Tone, sheet.Identity.Range(1, 3));
                if (sheet.Identity.Chance(0.6f))
                {
                    Planes.Scale(sheet.Tone, -1, 0.8f);
                }

                break;
        }
    }
}
