namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Cells: of scattered points, honeycombs, grids, bricks, cobbles, leather, crystal faces.</summary>
internal sealed class CellSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay();
        var seam = sheet.Identity.Range(0.08f, 0.3f);
        var soft = MathF.Max(sheet.Identity.Range(0.02f, 0.3f), 2 * sheet.PerPixel);
        var border = sheet.Take();
        var value = sheet.Take();
        sheet.Ramp.Tones(sheet.Colour([]), sheet.Strength(0.3f, 0.9f), sheet.Identity.Range(-0.06f, 0.06f));
        switch (sheet.Pattern)
        {
            case SurfacePattern.Honeycomb:
                Lattices.Hexagons(sheet.U, sheet.V, border, value);
                break;
            case SurfacePattern.Grid:
                Lattices.Bricks(sheet.U, sheet.V, 1, 0, border, value);
                break;
            case SurfacePattern.Bricks:
                Lattices.Bricks(sheet.U, sheet.V, sheet.Identity.Range(1.6f, 3), 0.5f, border, value);
                break;
            case SurfacePattern.Faceted:
                sheet.Sample(FieldKind.Facet, sheet.Identity.Range(0.8f, 1.4f), sheet.Tone);
                return;
            default:
                var (offsetU, offsetV) = (sheet.Instance.Range(0, 512), sheet.Instance.Range(0, 512));
                var pebbles = sheet.Pattern != SurfacePattern.Voronoi;
                sheet.SampleAt(pebbles ? FieldKind.PebbleBorder : FieldKind.CellBorder, 1, 1, 0, sheet.U, sheet.V, offsetU, offsetV, border);
                sheet.SampleAt(pebbles ? FieldKind.PebbleValue : FieldKind.CellValue, 1, 1, 0, sheet.U, sheet.V, offsetU, offsetV, value);
                break;
        }

        if (sheet.Pattern is SurfacePattern.Cobbled or SurfacePattern.Leathery)
        {
            sheet.Relief(border, sheet.Strength(0.8f, 2));
        }

        Planes.Step(border, seam, soft);
        Planes.Scale(value, 0.5f, 0.4f);
        Array.Clear(sheet.Tone);
        Planes.Mix(sheet.Tone, value, border);
    }
}
