namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Regular cells: how far from their border a place lies (0 on it, 1 in the middle), and one random value per cell.</summary>
internal static class Lattices
{
    private const uint Salt = 77;

    /// <summary>Hexagons, 1 from middle to middle.</summary>
    public static void Hexagons(float[] u, float[] v, float[] border, float[] value)
    {
        const float Row = 0.8660254f;
        for (var i = 0; i < border.Length; i++)
        {
            // Middles lie on two interleaved grids of 1 by 2 rows; the nearer of the two candidates is the cell's.
            var columnA = MathF.Floor(u[i] + 0.5f);
            var rowA = MathF.Floor((v[i] / (2 * Row)) + 0.5f);
            var (ax, ay) = (u[i] - columnA, v[i] - (rowA * 2 * Row));
            var columnB = MathF.Floor(u[i]);
            var rowB = MathF.Floor(v[i] / (2 * Row));
            var (bx, by) = (u[i] - columnB - 0.5f, v[i] - ((rowB * 2 * Row) + Row));
            var first = (ax * ax) + (ay * ay) < (bx * bx) + (by * by);
            var (x, y) = first ? (MathF.Abs(ax), MathF.Abs(ay)) : (MathF.Abs(bx), MathF.Abs(by));
            border[i] = 1 - (2 * MathF.Max(x, (x * 0.5f) + (y * Row)));
            value[i] = first ? CellHash.Unit((int)columnA, (int)rowA, Salt) : CellHash.Unit((int)columnB, (int)rowB, Salt + 1);
        }
    }

    /// <summary>Rectangles of <paramref name="length"/> by 1; every other row is moved by a part of the length.</summary>
    public static void Bricks(float[] u, float[] v, float length, float shift, float[] border, float[] value)
    {
        for (var i = 0; i < border.Length; i++)
        {
            var row = MathF.Floor(v[i]);
            var along = (u[i] / length) + (((int)row & 1) * shift);
            var column = MathF.Floor(along);
            var x = (0.5f - MathF.Abs(along - column - 0.5f)) * length;
            var y = 0.5f - MathF.Abs(v[i] - row - 0.5f);
            border[i] = 2 * MathF.Min(x, y);
            value[i] = CellHash.Unit((int)column, (int)row, Salt);
        }
    }

    /// <summary>Distance to the nearest point of a grid, 1 from point to point along u; every other row is moved by a part of that.</summary>
    public static void Discs(float[] u, float[] v, float rowHeight, float shift, float[] distance)
    {
        for (var i = 0; i < distance.Length; i++)
        {
            var row = MathF.Floor((v[i] / rowHeight) + 0.5f);
            var y = v[i] - (row * rowHeight);
            var x = u[i] + (((int)row & 1) * shift);
            x -= MathF.Floor(x + 0.5f);
            distance[i] = MathF.Sqrt((x * x) + (y * y));
        }
    }
}
