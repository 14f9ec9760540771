namespace AnyShot.Engine.Rendering;

/// <summary>Smooth noise: random values on a lattice, blended between lattice points. One table for all parts; a part takes its own offset into it.</summary>
internal static class NoiseField
{
    private const int Size = 256;
    private const int Mask = Size - 1;
    private const int GrainMask = (1 << 16) - 1;
    private static readonly float[] Lattice = FillLattice();
    private static readonly float[] GrainTable = FillGrain();

    /// <summary>About -1 to 1, smooth over a distance of 1.</summary>
    public static float At(float x, float y)
    {
        var floorX = MathF.Floor(x);
        var floorY = MathF.Floor(y);
        var fx = x - floorX;
        var fy = y - floorY;
        fx = fx * fx * (3 - (2 * fx));
        fy = fy * fy * (3 - (2 * fy));
        var x0 = (int)floorX & Mask;
        var x1 = (x0 + 1) & Mask;
        var row0 = ((int)floorY & Mask) * Size;
        var row1 = (row0 + Size) & (Size * Size - 1);
        var table = Lattice;
        var top = table[row0 + x0] + (fx * (table[row0 + x1] - table[row0 + x0]));
        var bottom = table[row1 + x0] + (fx * (table[row1 + x1] - table[row1 + x0]));
        return top + (fy * (bottom - top));
    }

    /// <summary>White noise, mean 0, deviation 1; any index, also past the end of the table.</summary>
    public static float Grain(int index) => GrainTable[index & GrainMask];

    private static float[] FillLattice()
    {
        var random = new Pcg32(0x616E7973686F74UL, 11);
        var values = new float[Size * Size];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = random.Range(-1, 1);
        }

        return values;
    }

    private static float[] FillGrain()
    {
        var random = new Pcg32(0x616E7973686F74UL, 12);
        var values = new float[GrainMask + 1];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = random.Normal();
        }

        return values;
    }
}
