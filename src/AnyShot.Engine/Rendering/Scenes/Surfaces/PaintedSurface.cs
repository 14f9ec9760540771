namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Paint: wavy as the skin of an orange, glossy, speckled, hammered, bumpy.</summary>
internal sealed class PaintedSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay(1, anyAngle: true);
        sheet.Ramp.Tones(sheet.Colour([]), sheet.Strength(0.1f, 0.6f), sheet.Identity.Range(-0.04f, 0.04f));
        switch (sheet.Pattern)
        {
            case SurfacePattern.Glossy:
                Gloss(sheet);
                break;
            case SurfacePattern.Speckled:
                Specks(sheet);
                break;
            case SurfacePattern.Hammered:
                sheet.Relief(sheet.Sampled(FieldKind.CellDistance, sheet.Identity.Range(0.8f, 1.4f)), sheet.Strength(0.8f, 3));
                break;
            case SurfacePattern.Bumpy:
                Bumps(sheet);
                break;
            default:
                sheet.Relief(sheet.Sampled(FieldKind.Blob, sheet.Identity.Range(0.6f, 1.2f)), sheet.Strength(0.2f, 1.5f));
                break;
        }
    }

    /// <summary>What a mirror-like coat shows of lamps and windows: soft patches and bands with a rather sharp edge.</summary>
    private static void Gloss(Sheet sheet)
    {
        var reflection = sheet.Sampled(FieldKind.Blob, sheet.Identity.Range(3, 8), sheet.Identity.Range(1, 4), sheet.Instance.Range(0, 3));
        Planes.Step(reflection, sheet.Identity.Range(0.55f, 0.75f), sheet.Identity.Range(0.1f, 0.7f));
        sheet.Coat(reflection, new Rgb(1, 1, 1));
        Planes.Scale(reflection, sheet.Strength(0.08f, 0.5f), 0);
        sheet.Sample(FieldKind.Cloud, 8, sheet.Tone);
        Planes.Scale(sheet.Tone, 0.5f, 0.2f);
    }

    private static void Specks(Sheet sheet)
    {
        var size = sheet.Identity.Range(0.3f, 0.9f);
        var colour = sheet.Colour([]);
        for (var sort = 1 + sheet.Identity.Below(3); sort > 0; sort--)
        {
            var specks = sheet.Sampled(sheet.Identity.Chance(0.5f) ? FieldKind.Speckle : FieldKind.Blob, size * sheet.Identity.Range(0.7f, 1.4f));
            Planes.Step(specks, sheet.Identity.Range(0.65f, 0.85f), 0.1f);
            sheet.Coat(specks, Accents.Beside(colour, 0.2f, ref sheet.Identity));
        }
    }

    /// <summary>Rounded bumps, packed or apart.</summary>
    private static void Bumps(Sheet sheet)
    {
        var height = sheet.Sampled(sheet.Identity.Chance(0.5f) ? FieldKind.CellDistance : FieldKind.Blob, sheet.Identity.Range(0.9f, 1.5f));
        if (sheet.Identity.Chance(0.5f))
        {
            Planes.Step(height, sheet.Identity.Range(0.3f, 0.6f), sheet.Identity.Range(0.5f, 0.9f));
        }

        Planes.Scale(height, -1, 1);
        sheet.Relief(height, sheet.Strength(0.8f, 2.5f));
        Planes.Modulate(sheet.Light, height, sheet.Strength(0.05f, 0.4f));
    }
}
