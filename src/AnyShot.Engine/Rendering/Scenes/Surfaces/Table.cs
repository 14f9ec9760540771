namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>A square array that closes on itself: what fields are made with.</summary>
internal static class Table
{
    private const ulong Stream = 0x5EED;

    /// <summary>Independent values from -1 to 1.</summary>
    public static float[] White(int side, ulong seed)
    {
        var random = new Pcg32(seed, Stream);
        var values = new float[side * side];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = random.Range(-1, 1);
        }

        return values;
    }

    /// <summary>Straight blend of the four nearest values.</summary>
    public static float At(float[] values, int side, float x, float y)
    {
        var (left, fx) = Split(x);
        var (upper, fy) = Split(y);
        return Blend(values, side, left, upper, fx, fy);
    }

    /// <summary>Blend of the four nearest values without a kink at them.</summary>
    public static float SmoothAt(float[] values, int side, float x, float y)
    {
        var (left, fx) = Split(x);
        var (upper, fy) = Split(y);
        return Blend(values, side, left, upper, fx * fx * (3 - (2 * fx)), fy * fy * (3 - (2 * fy)));
    }

    public static int Wrap(int index, int side) => ((index % side) + side) % side;

    /// <summary>Mean over a window of 2 n + 1 values, three times, along rows and then along columns.</summary>
    public static void Blur(float[] values, int side, int alongRows, int alongColumns)
    {
        for (var pass = 0; pass < 3; pass++)
        {
            BlurLines(values, side, alongRows, 1, side);
            BlurLines(values, side, alongColumns, side, 1);
        }
    }

    /// <summary>Mean 0, deviation 1.</summary>
    public static void Standardise(float[] values)
    {
        var mean = values.Average();
        var deviation = MathF.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (values[i] - mean) / MathF.Max(deviation, 1e-6f);
        }
    }

    private static void BlurLines(float[] values, int side, int reach, int step, int lineStep)
    {
        if (reach == 0)
        {
            return;
        }

        var line = new float[side];
        for (var l = 0; l < side; l++)
        {
            for (var i = 0; i < side; i++)
            {
                line[i] = values[(l * lineStep) + (i * step)];
            }

            var sum = 0.0;
            for (var i = -reach; i <= reach; i++)
            {
                sum += line[Wrap(i, side)];
            }

            for (var i = 0; i < side; i++)
            {
                values[(l * lineStep) + (i * step)] = (float)(sum / ((2 * reach) + 1));
                sum += line[Wrap(i + reach + 1, side)] - line[Wrap(i - reach, side)];
            }
        }
    }

    private static (int Floor, float Fraction) Split(float value)
    {
        var floor = MathF.Floor(value);
        return ((int)floor, value - floor);
    }

    private static float Blend(float[] values, int side, int left, int upper, float fx, float fy)
    {
        var right = Wrap(left + 1, side);
        var lower = Wrap(upper + 1, side) * side;
        left = Wrap(left, side);
        upper = Wrap(upper, side) * side;
        var top = values[upper + left] + (fx * (values[upper + right] - values[upper + left]));
        var bottom = values[lower + left] + (fx * (values[lower + right] - values[lower + left]));
        return top + (fy * (bottom - top));
    }
}
