namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Rolled strip: streaks along the rolling direction, faint bands, scale.</summary>
internal sealed class RolledSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay();
        Metals.Tones(sheet, 0.06f, 0.5f);
        Metals.Shine(sheet);
        sheet.Sample(FieldKind.Streak, sheet.Identity.Range(0.5f, 1.2f), sheet.Tone, sheet.Identity.Range(3, 16));
        var grain = sheet.Sampled(FieldKind.Speckle, 0.4f, 2);
        Planes.Scale(sheet.Tone, 0.7f, 0);
        Planes.Add(sheet.Tone, grain, 0.3f);
        if (sheet.Pattern == SurfacePattern.FaintBands)
        {
            var bands = sheet.Sampled(FieldKind.Streak, sheet.Identity.Range(2, 5), 30);
            Planes.Modulate(sheet.Light, bands, sheet.Strength(0.1f, 0.6f));
        }
        else if (sheet.Pattern == SurfacePattern.Scaly)
        {
            var scale = sheet.Sampled(FieldKind.Swirl, sheet.Identity.Range(2, 5), sheet.Identity.Range(1, 4));
            Planes.Step(scale, sheet.Identity.Range(0.35f, 0.65f), sheet.Identity.Range(0.05f, 0.5f));
            Planes.Modulate(sheet.Light, scale, sheet.Strength(0.15f, 0.8f));
        }
    }
}
