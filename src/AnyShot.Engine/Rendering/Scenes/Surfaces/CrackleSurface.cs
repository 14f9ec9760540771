namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Networks of cracks: glaze, dried mud, shattered glass.</summary>
internal sealed class CrackleSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay(1.4f, anyAngle: true);
        sheet.Shades(0.4f, 1);
        var cracks = sheet.Take();
        var plates = sheet.Sampled(FieldKind.Cloud, 3);
        switch (sheet.Pattern)
        {
            case SurfacePattern.DriedMud:
                sheet.Warp(1.5f, sheet.Identity.Range(0.05f, 0.3f));
                sheet.Sample(sheet.Identity.Chance(0.5f) ? FieldKind.PebbleBorder : FieldKind.Crack, 1, cracks);
                // Plates curl up at their rims.
                Planes.Step(cracks, 0.18f, 0.35f);
                sheet.Relief(cracks, sheet.Strength(0.2f, 0.8f));
                Planes.Step(cracks, sheet.Identity.Range(0.1f, 0.3f), 0.3f);
                break;
            case SurfacePattern.Shattered:
                Shatter(sheet, cracks);
                break;
            default:
                sheet.Sample(FieldKind.Crack, sheet.Identity.Range(0.8f, 1.5f), cracks);
                Planes.Step(cracks, sheet.Identity.Range(0.02f, 0.1f), MathF.Max(0.05f, 2.5f * sheet.PerPixel));
                break;
        }

        Planes.Scale(plates, 0.4f, 0.4f);
        Array.Clear(sheet.Tone);
        Planes.Mix(sheet.Tone, plates, cracks);
        if (sheet.Identity.Chance(0.2f))
        {
            // Bright cracks in a dark ground.
            Planes.Scale(sheet.Tone, -1, 1);
        }
    }

    /// <summary>Straight cracks between splinters; in half of the scenes they run from the place of a blow.</summary>
    private static void Shatter(Sheet sheet, float[] cracks)
    {
        if (sheet.Identity.Chance(0.5f))
        {
            Circle.Bend(sheet, 0, 0.5f);
        }

        var (offsetU, offsetV) = (sheet.Instance.Range(0, 512), sheet.Instance.Range(0, 512));
        var stretch = sheet.Identity.Range(0.5f, 1);
        sheet.SampleAt(FieldKind.CellBorder, 1, stretch, 0, sheet.U, sheet.V, offsetU, offsetV, cracks);
        var splinters = sheet.Take();
        sheet.SampleAt(FieldKind.CellValue, 1, stretch, 0, sheet.U, sheet.V, offsetU, offsetV, splinters);
        Planes.Modulate(sheet.Light, splinters, sheet.Strength(0.05f, 0.4f));
        Planes.Step(cracks, sheet.Identity.Range(0.03f, 0.12f), MathF.Max(0.04f, 2.5f * sheet.PerPixel));
    }
}
