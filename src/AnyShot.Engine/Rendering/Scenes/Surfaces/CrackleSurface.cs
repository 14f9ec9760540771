namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Networks of cracks: glaze, dried mud, shattered glass.</summary>
internal sealed class CrackleSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay(1, anyAngle: true);
        sheet.Ramp.Tones(sheet.Colour([]), sheet.Strength(0.35f, 1), sheet.Identity.Range(-0.06f, 0.06f));
        var cracks = sheet.Take();
        var kind = sheet.Pattern switch
        {
            SurfacePattern.DriedMud => FieldKind.PebbleBorder,
            SurfacePattern.Shattered => FieldKind.CellBorder,
            _ => FieldKind.Crack,
        };
        sheet.Sample(kind, sheet.Identity.Range(1, 1.8f), cracks);
        Planes.Step(cracks, sheet.Identity.Range(0.06f, 0.2f), MathF.Max(0.05f, 3 * sheet.PerPixel));
        var plates = sheet.Sampled(FieldKind.Cloud, 3);
        Planes.Scale(plates, 0.4f, 0.4f);
        Array.Clear(sheet.Tone);
        Planes.Mix(sheet.Tone, plates, cracks);
    }
}
