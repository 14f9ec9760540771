namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Grains, flakes, terrazzo, gravel.</summary>
internal sealed class SandSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay(1, anyAngle: true);
        sheet.Shades(0.25f, 0.95f, 0.1f);
        switch (sheet.Pattern)
        {
            case SurfacePattern.Flaked:
                sheet.Sample(FieldKind.Flake, 1, sheet.Tone);
                break;
            case SurfacePattern.Terrazzo:
                Chips(sheet);
                break;
            case SurfacePattern.Gravelly:
                Pebbles(sheet);
                break;
            default:
                sheet.Sample(FieldKind.PebbleValue, 0.4f, sheet.Tone);
                sheet.Relief(sheet.Sampled(FieldKind.PebbleBorder, 0.4f), sheet.Strength(0.1f, 0.5f));
                Planes.Modulate(sheet.Light, sheet.Sampled(FieldKind.Rough, 2), sheet.Strength(0.05f, 0.4f));
                break;
        }
    }

    /// <summary>Chips of several colours in cement.</summary>
    private static void Chips(Sheet sheet)
    {
        ref var random = ref sheet.Identity;
        var ground = sheet.Colour([]);
        var (offsetU, offsetV) = (sheet.Instance.Range(0, 512), sheet.Instance.Range(0, 512));
        var border = sheet.Take();
        var value = sheet.Take();
        sheet.SampleAt(FieldKind.CellBorder, 1, 1, 0, sheet.U, sheet.V, offsetU, offsetV, border);
        sheet.SampleAt(FieldKind.CellValue, 1, 1, 0, sheet.U, sheet.V, offsetU, offsetV, value);
        Planes.Step(border, random.Range(0.12f, 0.45f), 0.08f);
        sheet.Sample(FieldKind.Grain, 0.15f, sheet.Tone);
        Planes.Scale(sheet.Tone, 0.3f, 0.35f);
        var sorts = 1 + random.Below(3);
        var share = random.Range(0.5f, 1);
        for (var sort = 0; sort < sorts; sort++)
        {
            var mask = sheet.Take();
            var (from, to) = (share * sort / sorts, share * (sort + 1) / sorts);
            for (var i = 0; i < mask.Length; i++)
            {
                mask[i] = value[i] >= from && value[i] < to ? border[i] : 0;
            }

            sheet.Coat(mask, Accents.Beside(ground, 0.15f, ref random));
        }
    }

    /// <summary>Round stones, each of its own shade, dark between them.</summary>
    private static void Pebbles(Sheet sheet)
    {
        sheet.Warp(1.5f, 0.15f);
        var (offsetU, offsetV) = (sheet.Instance.Range(0, 512), sheet.Instance.Range(0, 512));
        var border = sheet.Take();
        sheet.SampleAt(FieldKind.CellBorder, 1, 1, 0, sheet.U, sheet.V, offsetU, offsetV, border);
        sheet.SampleAt(FieldKind.CellValue, 1, 1, 0, sheet.U, sheet.V, offsetU, offsetV, sheet.Tone);
        Planes.Step(border, 0.2f, sheet.Identity.Range(0.4f, 0.9f));
        sheet.Relief(border, sheet.Strength(0.3f, 0.9f));
        Planes.Modulate(sheet.Light, border, sheet.Strength(0.5f, 1.2f));
        Planes.Scale(sheet.Tone, 0.8f, 0.1f);
    }
}
