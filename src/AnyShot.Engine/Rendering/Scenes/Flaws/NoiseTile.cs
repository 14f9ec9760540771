namespace AnyShot.Engine.Rendering.Scenes.Flaws;

/// <summary>A square table of noise that repeats without a seam, read between its points. Mean 0, mostly within -1 to 1.</summary>
internal sealed class NoiseTile
{
    public const int Size = 256;
    private const int Mask = Size - 1;
    private readonly float[] _values;

    private NoiseTile(float[] values)
    {
        _values = values;
    }

    /// <summary>Sum of five octaves; the widest bumps are 32 points wide.</summary>
    public static NoiseTile Cloud { get; } = Octaves(101, 8, 8, 5);

    /// <summary>Streaks along x: 12 times as long as wide.</summary>
    public static NoiseTile Streak { get; } = Octaves(102, 4, 48, 3);

    /// <summary>Fine grain: bumps of two points.</summary>
    public static NoiseTile Grain { get; } = Octaves(103, 128, 128, 2);

    /// <param name="x">In points of the table; any finite number.</param>
    /// <param name="y">In points of the table.</param>
    public float At(float x, float y)
    {
        var floorX = MathF.Floor(x);
        var floorY = MathF.Floor(y);
        var fx = x - floorX;
        var fy = y - floorY;
        var x0 = (int)floorX & Mask;
        var x1 = (x0 + 1) & Mask;
        var row0 = ((int)floorY & Mask) * Size;
        var row1 = (row0 + Size) & ((Size * Size) - 1);
        var values = _values;
        var top = values[row0 + x0] + (fx * (values[row0 + x1] - values[row0 + x0]));
        var bottom = values[row1 + x0] + (fx * (values[row1 + x1] - values[row1 + x0]));
        return top + (fy * (bottom - top));
    }

    /// <summary>Values on a lattice of columns x rows, blended smoothly; each further octave has twice as many and weighs half.</summary>
    private static NoiseTile Octaves(ulong seed, int columns, int rows, int octaves)
    {
        var values = new float[Size * Size];
        var weight = 1f;
        for (var octave = 0; octave < octaves; octave++)
        {
            AddLattice(values, new Pcg32(seed, (ulong)octave), Math.Min(columns << octave, Size), Math.Min(rows << octave, Size), weight);
            weight *= 0.5f;
        }

        Normalise(values);
        return new NoiseTile(values);
    }

    private static void AddLattice(float[] values, Pcg32 random, int columns, int rows, float weight)
    {
        var lattice = new float[columns * rows];
        for (var i = 0; i < lattice.Length; i++)
        {
            lattice[i] = random.Range(-1, 1);
        }

        for (var y = 0; y < Size; y++)
        {
            var v = (float)y * rows / Size;
            var row = (int)v;
            var fy = Smooth(v - row);
            var above = lattice.AsSpan(row * columns, columns);
            var below = lattice.AsSpan((row + 1) % rows * columns, columns);
            for (var x = 0; x < Size; x++)
            {
                var u = (float)x * columns / Size;
                var column = (int)u;
                var next = (column + 1) % columns;
                var fx = Smooth(u - column);
                var top = above[column] + (fx * (above[next] - above[column]));
                var bottom = below[column] + (fx * (below[next] - below[column]));
                values[(y * Size) + x] += weight * (top + (fy * (bottom - top)));
            }
        }
    }

    /// <summary>Mean 0 and deviation 0.5, so that few values leave -1 to 1.</summary>
    private static void Normalise(float[] values)
    {
        var mean = values.Average();
        var deviation = MathF.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (values[i] - mean) * 0.5f / deviation;
        }
    }

    private static float Smooth(float t) => t * t * (3 - (2 * t));
}
