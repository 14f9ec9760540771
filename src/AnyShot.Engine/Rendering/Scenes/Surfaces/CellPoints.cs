namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>One point in each square of a grid that closes on itself.</summary>
internal sealed class CellPoints
{
    private readonly float[] _x;
    private readonly float[] _y;
    private readonly float[] _value;
    private readonly float[] _tiltX;
    private readonly float[] _tiltY;

    public CellPoints(int cells, float jitter, ulong seed)
    {
        Cells = cells;
        var random = new Pcg32(seed, 0xCE11);
        var count = cells * cells;
        _x = new float[count];
        _y = new float[count];
        _value = new float[count];
        _tiltX = new float[count];
        _tiltY = new float[count];
        for (var i = 0; i < count; i++)
        {
            _x[i] = 0.5f + (jitter * (random.Unit() - 0.5f));
            _y[i] = 0.5f + (jitter * (random.Unit() - 0.5f));
            _value[i] = random.Unit();
            _tiltX[i] = random.Range(-1, 1);
            _tiltY[i] = random.Range(-1, 1);
        }
    }

    public int Cells { get; }

    /// <summary>At a place given in squares of the grid.</summary>
    public float Measure(float x, float y, CellMeasure measure)
    {
        var first = float.MaxValue;
        var second = float.MaxValue;
        var nearest = 0;
        var (nearX, nearY, nextX, nextY) = (0f, 0f, 0f, 0f);
        for (var gy = (int)y - 2; gy <= (int)y + 2; gy++)
        {
            for (var gx = (int)x - 2; gx <= (int)x + 2; gx++)
            {
                var cell = (Table.Wrap(gy, Cells) * Cells) + Table.Wrap(gx, Cells);
                var dx = gx + _x[cell] - x;
                var dy = gy + _y[cell] - y;
                var square = (dx * dx) + (dy * dy);
                if (square < first)
                {
                    (second, nextX, nextY) = (first, nearX, nearY);
                    (first, nearX, nearY, nearest) = (square, dx, dy, cell);
                }
                else if (square < second)
                {
                    (second, nextX, nextY) = (square, dx, dy);
                }
            }
        }

        return measure switch
        {
            CellMeasure.Distance => MathF.Sqrt(first),
            CellMeasure.Border => Border(first, second, nextX - nearX, nextY - nearY),
            CellMeasure.Value => _value[nearest],
            _ => _value[nearest] + (0.5f * ((nearX * _tiltX[nearest]) + (nearY * _tiltY[nearest]))),
        };
    }

    /// <summary>Distance to the line half-way between the two nearest points.</summary>
    private static float Border(float first, float second, float dx, float dy) =>
        (second - first) / (2 * MathF.Sqrt(Math.Max((dx * dx) + (dy * dy), 1e-6f)));
}
