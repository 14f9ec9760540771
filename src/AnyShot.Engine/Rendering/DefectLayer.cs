namespace AnyShot.Engine.Rendering;

/// <summary>What a defect does to the part's brightness, pixel by pixel: -1 takes all light away, 0 changes nothing. Where strokes overlap the stronger one counts.</summary>
internal sealed class DefectLayer(int width, int height)
{
    private readonly float[] _values = new float[width * height];

    public ReadOnlySpan<float> Row(int y) => _values.AsSpan(y * width, width);

    public void Clear() => Array.Clear(_values);

    /// <summary>A straight stroke with soft edges whose half width and change run linearly from one end to the other.</summary>
    public void Stroke(float x0, float y0, float x1, float y1, float half0, float half1, float change0, float change1)
    {
        var reach = Math.Max(half0, half1) + 1;
        var (left, right) = Bounds(Math.Min(x0, x1) - reach, Math.Max(x0, x1) + reach, width);
        var (top, bottom) = Bounds(Math.Min(y0, y1) - reach, Math.Max(y0, y1) + reach, height);
        var dx = x1 - x0;
        var dy = y1 - y0;
        var length = Math.Max((dx * dx) + (dy * dy), 1e-6f);
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                var px = x + 0.5f - x0;
                var py = y + 0.5f - y0;
                var t = Math.Clamp(((px * dx) + (py * dy)) / length, 0, 1);
                px -= t * dx;
                py -= t * dy;
                var cover = half0 + (t * (half1 - half0)) + 0.5f - MathF.Sqrt((px * px) + (py * py));
                if (cover > 0)
                {
                    Put((y * width) + x, Math.Min(cover, 1) * (change0 + (t * (change1 - change0))));
                }
            }
        }
    }

    /// <summary>A soft-edged patch around a place: full change inside, fading over <paramref name="softness"/> pixels, with an uneven border.</summary>
    public void Patch(float x0, float y0, float radiusX, float radiusY, float softness, float unevenness, float change, ref Pcg32 random)
    {
        var offset = random.Range(0, 256);
        var reach = (1.2f + unevenness) * Math.Max(radiusX, radiusY) + softness;
        var (left, right) = Bounds(x0 - reach, x0 + reach, width);
        var (top, bottom) = Bounds(y0 - reach, y0 + reach, height);
        var mean = (radiusX + radiusY) / 2;
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                var px = (x + 0.5f - x0) / radiusX;
                var py = (y + 0.5f - y0) / radiusY;
                var radius = MathF.Sqrt((px * px) + (py * py));
                if (unevenness > 0)
                {
                    radius += unevenness * NoiseField.At((px * 1.6f) + offset, (py * 1.6f) + offset);
                }

                var cover = Math.Clamp(((1 - radius) * mean / softness) + 0.5f, 0, 1);
                if (cover > 0)
                {
                    Put((y * width) + x, cover * cover * (3 - (2 * cover)) * change);
                }
            }
        }
    }

    private void Put(int at, float change)
    {
        if (MathF.Abs(change) > MathF.Abs(_values[at]))
        {
            _values[at] = change;
        }
    }

    private static (int From, int To) Bounds(float low, float high, int size) => (Math.Max((int)low, 0), Math.Min((int)high + 2, size));
}
