namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Nets, lattices, wire cloth, lace, gauze, cobwebs: thin things before a ground.</summary>
internal sealed class MeshSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay(1.3f);
        Cloth.Drape(sheet);
        Accents.Two(sheet, 0.3f);
        var height = sheet.Take();
        switch (sheet.Pattern)
        {
            case SurfacePattern.Net:
                Net(sheet, height);
                break;
            case SurfacePattern.Lattice:
                Lattice(sheet, height);
                break;
            case SurfacePattern.Lace:
                Lace(sheet, height);
                break;
            case SurfacePattern.Cobweb:
                Cobweb(sheet, height);
                break;
            case SurfacePattern.Gauze:
                sheet.Warp(3, sheet.Identity.Range(0.1f, 0.5f));
                Wires(sheet, height, sheet.Identity.Range(0.1f, 0.2f), 0.6f);
                break;
            default:
                sheet.Warp(10, sheet.Identity.Range(0, 0.2f));
                Wires(sheet, height, sheet.Identity.Range(0.22f, 0.4f), 0.2f);
                break;
        }

        sheet.Relief(height, sheet.Strength(0.1f, 0.5f));
        height.CopyTo(sheet.Tone, 0);
    }

    /// <summary>Strings along both diagonals, with a knot where they cross.</summary>
    private static void Net(Sheet sheet, float[] height)
    {
        sheet.Warp(sheet.Identity.Range(2, 5), sheet.Identity.Range(0.1f, 0.5f));
        var string1 = sheet.Identity.Range(0.05f, 0.13f);
        var knot = string1 * sheet.Identity.Range(1.2f, 2.4f);
        var narrow = sheet.Identity.Range(0.6f, 1.2f);
        var (u, v) = (sheet.U, sheet.V);
        for (var i = 0; i < height.Length; i++)
        {
            var a = (u[i] * 0.7f) + (v[i] * 0.7f * narrow);
            var b = (u[i] * 0.7f) - (v[i] * 0.7f * narrow);
            a = MathF.Abs(a - MathF.Floor(a) - 0.5f);
            b = MathF.Abs(b - MathF.Floor(b) - 0.5f);
            var inside = MathF.Max(string1 - MathF.Min(a, b), knot - MathF.Sqrt((a * a) + (b * b)));
            height[i] = Math.Clamp((inside / sheet.PerPixel) + 0.5f, 0, 1);
        }
    }

    /// <summary>Straight bars, square or slanting.</summary>
    private static void Lattice(Sheet sheet, float[] height)
    {
        var value = sheet.Take();
        if (sheet.Identity.Chance(0.4f))
        {
            var half = sheet.Identity.Range(0.5f, 0.8f);
            for (var i = 0; i < height.Length; i++)
            {
                (sheet.U[i], sheet.V[i]) = ((sheet.U[i] * half) + (sheet.V[i] * 0.7f), (sheet.U[i] * half) - (sheet.V[i] * 0.7f));
            }
        }

        Lattices.Bricks(sheet.U, sheet.V, sheet.Identity.Range(0.6f, 2), 0, height, value);
        Planes.Step(height, sheet.Identity.Range(0.12f, 0.45f), MathF.Max(0.04f, 3 * sheet.PerPixel));
        Planes.Scale(height, -1, 1);
    }

    /// <summary>A fine net with flowers or rings in it.</summary>
    private static void Lace(Sheet sheet, float[] height)
    {
        sheet.Warp(4, 0.15f);
        var petals = 4 + sheet.Identity.Below(5);
        var depth = sheet.Identity.Range(0, 0.45f);
        var size = sheet.Identity.Range(0.28f, 0.42f);
        var threads = sheet.Identity.Range(4, 7);
        var flower = 1 / sheet.Identity.Range(2.2f, 3.2f);
        var (u, v) = (sheet.U, sheet.V);
        for (var i = 0; i < height.Length; i++)
        {
            var row = MathF.Floor(v[i] * flower);
            var x = (u[i] * flower) + (((int)row & 1) * 0.5f);
            x -= MathF.Floor(x) + 0.5f;
            var y = (v[i] * flower) - row - 0.5f;
            var radius = MathF.Sqrt((x * x) + (y * y));
            var edge = size * (1 - depth + (depth * MathF.Cos(petals * MathF.Atan2(y, x))));
            var rim = 0.045f - MathF.Abs(radius - edge);
            var heart = 0.07f - radius;
            var a = ((x + y) * threads) - MathF.Floor((x + y) * threads) - 0.5f;
            var b = ((x - y) * threads) - MathF.Floor((x - y) * threads) - 0.5f;
            var thread = ((radius < edge ? 0.12f : 0.07f) - MathF.Min(MathF.Abs(a), MathF.Abs(b))) / threads;
            height[i] = Math.Clamp((MathF.Max(MathF.Max(rim, heart), thread) / (sheet.PerPixel * flower)) + 0.5f, 0, 1);
        }
    }

    /// <summary>Straight threads from a centre, and sagging ones around it.</summary>
    private static void Cobweb(Sheet sheet, float[] height)
    {
        var spokes = 9 + sheet.Identity.Below(10);
        var sag = sheet.Identity.Range(0.1f, 0.35f);
        var thread = MathF.Max(0.7f, sheet.Identity.Range(0.4f, 1) * sheet.Side / 96);
        var spacing = 1 / sheet.PerPixel;
        var salt = sheet.Instance.Next();
        var (centreX, centreY) = (sheet.Side * sheet.Instance.Range(0.1f, 0.9f), sheet.Side * sheet.Instance.Range(0.1f, 0.9f));
        var start = sheet.Instance.Unit();
        for (var i = 0; i < sheet.Side * sheet.Side; i++)
        {
            var (dx, dy) = ((i % sheet.Side) - centreX, (i / sheet.Side) - centreY);
            var radius = MathF.Sqrt((dx * dx) + (dy * dy)) + 0.01f;
            var sector = ((MathF.Atan2(dy, dx) / Angle.FullTurn) + start + 1) * spokes;
            var index = (int)sector;
            var along = sector - index;
            // Spokes are not evenly spaced.
            var left = 0.35f * (CellHash.Unit(index % spokes, 0, salt) - 0.5f);
            var right = 1 + (0.35f * (CellHash.Unit((index + 1) % spokes, 0, salt) - 0.5f));
            var away = MathF.Min(MathF.Abs(along - left), MathF.Abs(along - right)) * radius * Angle.FullTurn / spokes;
            var place = Math.Clamp((along - left) / (right - left), 0, 1);
            var ring = (radius / spacing * (1 + (sag * 4 * place * (1 - place)))) + (0.3f * CellHash.Unit(index % spokes, 1, salt));
            var around = MathF.Abs(ring - MathF.Floor(ring) - 0.5f) * spacing;
            height[i] = Math.Clamp(thread - MathF.Min(away, around) + 0.5f, 0, 1);
        }
    }

    /// <summary>Round wires over and under each other, with gaps between them.</summary>
    /// <param name="sheet">Gives the coordinates.</param>
    /// <param name="height">Receives 0 to 1.</param>
    /// <param name="radius">Of a wire, periods.</param>
    /// <param name="uneven">How much wires differ in brightness and width, 0 to 1.</param>
    private static void Wires(Sheet sheet, float[] height, float radius, float uneven)
    {
        var salt = sheet.Instance.Next();
        var (u, v) = (sheet.U, sheet.V);
        for (var i = 0; i < height.Length; i++)
        {
            var column = MathF.Floor(u[i]);
            var row = MathF.Floor(v[i]);
            var over = (((int)column + (int)row) & 1) == 0;
            var warp = Wire(u[i] - column - 0.5f, (int)column, radius, uneven, salt, sheet.PerPixel) * (over ? 1 : 0.6f);
            var weft = Wire(v[i] - row - 0.5f, (int)row, radius, uneven, salt + 1, sheet.PerPixel) * (over ? 0.6f : 1);
            height[i] = MathF.Max(warp, weft);
        }
    }

    private static float Wire(float across, int index, float radius, float uneven, uint salt, float perPixel)
    {
        var own = 1 - (uneven * CellHash.Unit(index, 0, salt));
        var wide = radius * (0.6f + (0.4f * own));
        var off = across / wide;
        return own * Math.Clamp(((wide - MathF.Abs(across)) / perPixel) + 0.5f, 0, 1) * (1 - (0.5f * MathF.Min(1, off * off)));
    }
}
