namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Dots and other small figures on a ground: regular, scattered, holes, studs, flecks, sprinkles, curved drops.</summary>
internal sealed class DotSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay(sheet.Pattern == SurfacePattern.Sprinkled ? 1.4f : 1);
        Cloth.Drape(sheet);
        Cloth.Threads(sheet);
        Accents.Two(sheet, 0.3f);
        Array.Clear(sheet.Tone);
        switch (sheet.Pattern)
        {
            case SurfacePattern.Flecked:
                sheet.Sample(FieldKind.Swirl, sheet.Identity.Range(0.7f, 1.4f), sheet.Tone);
                Planes.Step(sheet.Tone, sheet.Identity.Range(0.68f, 0.82f), 0.06f);
                break;
            case SurfacePattern.ScatteredDots:
                Scatter(sheet);
                break;
            case SurfacePattern.Sprinkled:
                Figures(sheet, 0.75f, rods: true);
                break;
            case SurfacePattern.Paisley:
                Drops(sheet);
                break;
            case SurfacePattern.PolkaDots when sheet.Identity.Chance(0.35f):
                Figures(sheet, 1, rods: false);
                break;
            default:
                Regular(sheet);
                break;
        }
    }

    private static void Scatter(Sheet sheet)
    {
        var radius = sheet.Identity.Range(0.15f, 0.42f);
        sheet.Sample(FieldKind.CellDistance, 1, sheet.Tone);
        Planes.Scale(sheet.Tone, -1, 1);
        Planes.Step(sheet.Tone, 1 - radius, MathF.Max(2 * sheet.PerPixel, sheet.Identity.Range(0, 0.15f)));
    }

    private static void Regular(Sheet sheet)
    {
        ref var random = ref sheet.Identity;
        var radius = random.Range(0.16f, 0.44f);
        var dots = sheet.Take();
        var staggered = random.Chance(0.6f);
        var rows = staggered ? random.Range(0.75f, 1) : random.Range(0.85f, 1.2f);
        Lattices.Discs(sheet.U, sheet.V, rows, staggered ? 0.5f : 0, dots);
        Planes.Scale(dots, -1, 0);
        Planes.Step(dots, -radius, MathF.Max(random.Range(0, 0.15f), 1.5f * sheet.PerPixel));
        dots.CopyTo(sheet.Tone, 0);
        if (sheet.Pattern is SurfacePattern.Perforated)
        {
            sheet.Relief(dots, -sheet.Strength(0.1f, 0.5f));
        }
        else if (sheet.Pattern is SurfacePattern.Studded)
        {
            Lattices.Discs(sheet.U, sheet.V, rows, staggered ? 0.5f : 0, dots);
            Planes.Scale(dots, -1 / radius, 1);
            Planes.Step(dots, 0.3f, random.Range(0.6f, 1.4f));
            sheet.Relief(dots, sheet.Strength(0.3f, 0.8f));
            Planes.Scale(sheet.Tone, random.Chance(0.4f) ? 1 : 0.2f, 0);
        }
    }

    /// <summary>One figure in each square, turned and coloured at random: short rods, or discs of several sizes.</summary>
    private static void Figures(Sheet sheet, float size, bool rods)
    {
        var colours = 2 + sheet.Identity.Below(3);
        var ground = sheet.Colour([]);
        var half = rods ? sheet.Identity.Range(0.18f, 0.3f) * size : 0;
        var thick = rods ? sheet.Identity.Range(0.07f, 0.12f) * size : sheet.Identity.Range(0.2f, 0.4f) * size;
        var loose = rods ? 0.4f : sheet.Identity.Range(0, 0.3f);
        var salt = sheet.Instance.Next();
        for (var sort = 0; sort < colours; sort++)
        {
            var mask = sheet.Take();
            Figures(sheet, mask, new FigureSort(sort, colours, half, thick, loose, salt));
            sheet.Coat(mask, Accents.Beside(ground, 0.3f, ref sheet.Identity));
        }
    }

    private static void Figures(Sheet sheet, float[] mask, in FigureSort sort)
    {
        var (u, v) = (sheet.U, sheet.V);
        for (var i = 0; i < mask.Length; i++)
        {
            var column = MathF.Floor(u[i]);
            var row = MathF.Floor(v[i]);
            var inside = sort.Inside(u[i] - column - 0.5f, v[i] - row - 0.5f, (int)column, (int)row);
            mask[i] = Math.Clamp((inside / sheet.PerPixel) + 0.5f, 0, 1);
        }
    }

    /// <summary>Drops with a bent tail, each with lines that follow its outline.</summary>
    private static void Drops(Sheet sheet)
    {
        ref var random = ref sheet.Identity;
        var bend = random.Range(0.8f, 1.5f);
        var lines = random.Range(2, 6);
        var scale = 1 / random.Range(2, 3.2f);
        var salt = sheet.Instance.Next();
        Span<(float X, float Y, float Radius)> tail = stackalloc (float, float, float)[6];
        for (var part = 0; part < tail.Length; part++)
        {
            var (sin, cos) = Angle.SinCos(part * 0.42f * bend);
            tail[part] = (0.32f * (1 - cos), 0.16f - (0.34f * sin), 0.26f * (1 - (part * 0.155f)));
        }

        var (u, v, tone) = (sheet.U, sheet.V, sheet.Tone);
        for (var i = 0; i < tone.Length; i++)
        {
            var a = u[i] * scale;
            var row = MathF.Floor(v[i] * scale);
            a += ((int)row & 1) * 0.5f;
            var column = MathF.Floor(a);
            var x = a - column - 0.5f;
            var y = (v[i] * scale) - row - 0.5f;
            x *= CellHash.Unit((int)column, (int)row, salt) < 0.5f ? -1 : 1;
            // Discs along an arc, ever smaller: the first is the body, the last the tip.
            var inside = -1f;
            for (var part = 0; part < 6; part++)
            {
                var (dx, dy) = (x - tail[part].X, y - tail[part].Y);
                inside = MathF.Max(inside, tail[part].Radius - MathF.Sqrt((dx * dx) + (dy * dy)));
            }

            var stripes = MathF.Abs((inside * lines * 4) - MathF.Floor(inside * lines * 4) - 0.5f) * 2;
            tone[i] = Math.Clamp((inside / (sheet.PerPixel * scale)) + 0.5f, 0, 1) * (0.35f + (0.65f * stripes));
        }
    }
}
