namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Metal with hairlines of one direction or around a centre.</summary>
internal sealed class BrushedSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay();
        Metals.Tones(sheet, 0.08f, 0.7f);
        Metals.Shine(sheet);
        if (sheet.Pattern == SurfacePattern.CircularBrushed)
        {
            Circle.Bend(sheet);
        }

        var length = sheet.Identity.Range(6, 24);
        sheet.Sample(FieldKind.Streak, sheet.Identity.Range(0.25f, 0.8f), sheet.Tone, length);
        var coarse = sheet.Sampled(FieldKind.Streak, sheet.Identity.Range(1.5f, 3), length);
        Planes.Scale(sheet.Tone, 0.7f, 0);
        Planes.Add(sheet.Tone, coarse, 0.3f);
    }
}
