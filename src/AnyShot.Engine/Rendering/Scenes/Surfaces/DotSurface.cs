namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Dots: regular, scattered, holes, studs, flecks.</summary>
internal sealed class DotSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay();
        Accents.Two(sheet, 0.3f);
        if (sheet.Pattern == SurfacePattern.Flecked)
        {
            sheet.Sample(FieldKind.Swirl, sheet.Identity.Range(0.7f, 1.4f), sheet.Tone);
            Planes.Step(sheet.Tone, sheet.Identity.Range(0.68f, 0.82f), 0.06f);
            return;
        }

        var radius = sheet.Identity.Range(0.2f, 0.42f);
        var height = sheet.Take();
        if (sheet.Pattern == SurfacePattern.ScatteredDots)
        {
            sheet.Sample(FieldKind.CellDistance, 1, height);
            Planes.Scale(height, -1, 1);
            Planes.Step(height, 1 - radius, 2 * sheet.PerPixel);
            height.CopyTo(sheet.Tone, 0);
            return;
        }

        var rest = sheet.Take();
        var staggered = sheet.Identity.Chance(0.6f);
        if (staggered)
        {
            Lattices.Discs(sheet.U, sheet.V, 0.8660254f, 0.5f, height);
        }
        else
        {
            Lattices.Discs(sheet.U, sheet.V, 1, 0, height);
        }

        height.CopyTo(rest, 0);
        Planes.Scale(rest, -1, 0);
        Planes.Step(rest, -radius, MathF.Max(sheet.Identity.Range(0, 0.15f), 1.5f * sheet.PerPixel));
        if (sheet.Pattern == SurfacePattern.PolkaDots)
        {
            rest.CopyTo(sheet.Tone, 0);
        }
        else
        {
            var hole = sheet.Pattern == SurfacePattern.Perforated;
            sheet.Relief(rest, sheet.Strength(0.3f, 1) * (hole ? -0.5f : 0.6f));
            Planes.Scale(rest, hole ? 1 : 0.2f, 0);
            rest.CopyTo(sheet.Tone, 0);
        }
    }
}
