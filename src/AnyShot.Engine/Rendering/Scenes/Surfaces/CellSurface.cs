using System.Numerics.Tensors;

namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Cells: of scattered points, honeycombs, grids, bricks, cobbles, leather, crystal faces, waffles.</summary>
internal sealed class CellSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay();
        Cloth.Drape(sheet);
        var seam = sheet.Identity.Range(0.08f, 0.3f);
        var soft = MathF.Max(sheet.Identity.Range(0.02f, 0.3f), 2 * sheet.PerPixel);
        var border = sheet.Take();
        var value = sheet.Take();
        sheet.Shades(0.3f, 0.9f);
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
                Facets(sheet, 1);
                return;
            case SurfacePattern.Crystalline:
                Facets(sheet, sheet.Identity.Range(2.5f, 6));
                return;
            case SurfacePattern.Waffled:
                Waffle(sheet, border, value);
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

    /// <summary>Faces that each reflect the light their own way, long ones in bundles of several directions.</summary>
    private static void Facets(Sheet sheet, float stretch)
    {
        var size = sheet.Identity.Range(0.8f, 1.4f) / MathF.Sqrt(stretch);
        sheet.Sample(FieldKind.Facet, size, sheet.Tone, stretch);
        if (stretch > 1)
        {
            var crossing = sheet.Sampled(FieldKind.Facet, size, stretch, sheet.Identity.Range(0.5f, 1.5f));
            var where = sheet.Sampled(FieldKind.CellValue, 2);
            Planes.Step(where, 0.5f, 0.02f);
            Planes.Mix(sheet.Tone, crossing, where);
        }

        if (stretch == 1 && sheet.Identity.Chance(0.4f))
        {
            // Cut faces of one colour that differ in their light only.
            sheet.Relief(sheet.Sampled(FieldKind.Crumple, size * 1.5f), sheet.Strength(1, 4));
            Planes.Scale(sheet.Tone, 0.3f, 0.35f);
            return;
        }

        Planes.Spread(sheet.Tone, 0.28f);
        var gleam = sheet.Take();
        sheet.Tone.CopyTo(gleam, 0);
        Planes.Step(gleam, 0.9f, 0.3f);
        Planes.Scale(gleam, sheet.Strength(0.05f, 0.6f), 1);
        TensorPrimitives.Multiply(sheet.Light, gleam, sheet.Light);
    }

    /// <summary>Square or six-sided hollows with sloping walls between ribs.</summary>
    private static void Waffle(Sheet sheet, float[] border, float[] value)
    {
        sheet.Warp(6, sheet.Identity.Range(0, 0.25f));
        if (sheet.Identity.Chance(0.8f))
        {
            Lattices.Bricks(sheet.U, sheet.V, 1, 0, border, value);
        }
        else
        {
            Lattices.Hexagons(sheet.U, sheet.V, border, value);
        }

        Planes.Step(border, sheet.Identity.Range(0.3f, 0.5f), sheet.Identity.Range(0.3f, 0.6f));
        Planes.Scale(border, -1, 1);
        sheet.Relief(border, sheet.Strength(0.3f, 1));
        border.CopyTo(sheet.Tone, 0);
        Planes.Scale(sheet.Tone, 0.5f, 0.2f);
    }
}
