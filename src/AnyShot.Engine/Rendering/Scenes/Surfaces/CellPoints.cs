namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>One point in each square of a grid that closes on itself.</summary>
internal sealed class CellPoints
{
    private const int Reach = 2;
    private const int Near = ((2 * Reach) + 1) * ((2 * Reach) + 1);

    private readonly (float X, float Y, float Value, float TiltX, float TiltY)[] _points;

    public CellPoints(int cells, float jitter, ulong seed)
    {
        Cells = cells;
        var random = new Pcg32(seed, 0xCE11);
        _points = new (float, float, float, float, float)[cells * cells];
        for (var i = 0; i < _points.Length; i++)
        {
            var x = 0.5f + (jitter * (random.Unit() - 0.5f));
            var y = 0.5f + (jitter * (random.Unit() - 0.5f));
            _points[i] = (x, y, random.Unit(), random.Range(-1, 1), random.Range(-1, 1));
        }
    }

    public int Cells { get; }

    /// <summary>Measures at each texel of a square table that the grid fills.</summary>
    /// <param name="measure">What to store.</param>
    /// <param name="side">Texels; a multiple of the number of cells.</param>
    public float[] Measure(CellMeasure measure, int side)
    {
        var texels = new float[side * side];
        var size = side / Cells;
        var (x, y, which) = (new float[Near], new float[Near], new int[Near]);
        for (var row = 0; row < Cells; row++)
        {
            for (var column = 0; column < Cells; column++)
            {
                Gather(column, row, x, y, which);
                for (var i = 0; i < size * size; i++)
                {
                    var at = (((row * size) + (i / size)) * side) + (column * size) + (i % size);
                    texels[at] = Measure(((i % size) + 0.5f) / size, ((i / size) + 0.5f) / size, x, y, which, measure);
                }
            }
        }

        return texels;
    }

    /// <summary>The points around a square, as seen from its corner.</summary>
    private void Gather(int column, int row, float[] x, float[] y, int[] which)
    {
        for (var i = 0; i < Near; i++)
        {
            var (dx, dy) = ((i % ((2 * Reach) + 1)) - Reach, (i / ((2 * Reach) + 1)) - Reach);
            which[i] = (Table.Wrap(row + dy, Cells) * Cells) + Table.Wrap(column + dx, Cells);
            x[i] = _points[which[i]].X + dx;
            y[i] = _points[which[i]].Y + dy;
        }
    }

    private float Measure(float atX, float atY, float[] x, float[] y, int[] which, CellMeasure measure)
    {
        var (first, second) = (float.MaxValue, float.MaxValue);
        var (nearest, next) = (0, 0);
        for (var i = 0; i < x.Length; i++)
        {
            var dx = x[i] - atX;
            var dy = y[i] - atY;
            var square = (dx * dx) + (dy * dy);
            if (square < first)
            {
                (second, next) = (first, nearest);
                (first, nearest) = (square, i);
            }
            else if (square < second)
            {
                (second, next) = (square, i);
            }
        }

        ref readonly var point = ref _points[which[nearest]];
        return measure switch
        {
            CellMeasure.Distance => MathF.Sqrt(first),
            CellMeasure.Border => Border(first, second, x[next] - x[nearest], y[next] - y[nearest]),
            CellMeasure.Value => point.Value,
            _ => point.Value + (0.5f * (((x[nearest] - atX) * point.TiltX) + ((y[nearest] - atY) * point.TiltY))),
        };
    }

    /// <summary>Distance to the line half-way between the two nearest points.</summary>
    private static float Border(float first, float second, float dx, float dy) =>
        (second - first) / (2 * MathF.Sqrt(Math.Max((dx * dx) + (dy * dy), 1e-6f)));
}
