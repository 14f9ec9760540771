namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Nets, lattices, wire cloth, lace, gauze, cobwebs.</summary>
internal sealed class MeshSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay();
        Accents.Two(sheet, 0.3f);
        var border = sheet.Take();
        var value = sheet.Take();
        var thick = sheet.Identity.Range(0.12f, 0.4f);
        switch (sheet.Pattern)
        {
            case SurfacePattern.Cobweb:
                sheet.Sample(FieldKind.Crack, sheet.Identity.Range(1, 2), border);
                break;
            case SurfacePattern.Net:
                sheet.Warp(3, 0.3f);
                Lattices.Hexagons(sheet.U, sheet.V, border, value);
                break;
            case SurfacePattern.Lace:
                sheet.Sample(FieldKind.PebbleBorder, 0.8f, border);
                break;
            default:
                Lattices.Bricks(sheet.U, sheet.V, sheet.Pattern == SurfacePattern.Lattice ? sheet.Identity.Range(0.7f, 1.6f) : 1, 0, border, value);
                break;
        }

        Planes.Step(border, thick, MathF.Max(0.05f, 3 * sheet.PerPixel));
        Planes.Scale(border, -1, 1);
        sheet.Relief(border, 0.4f);
        border.CopyTo(sheet.Tone, 0);
    }
}
