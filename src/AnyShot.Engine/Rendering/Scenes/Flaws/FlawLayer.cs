namespace AnyShot.Engine.Rendering.Scenes.Flaws;

/// <summary>
/// What the defects of one picture do to its pixels, before they get a colour: how much they cover, how much light they add, and their height.
/// Knows the box that holds everything drawn, so that small defects cost little.
/// </summary>
internal sealed class FlawLayer
{
    private int _left;
    private int _top;
    private int _right;
    private int _bottom;

    public FlawLayer(int side)
    {
        Side = side;
        Cover = new float[side * side];
        Tone = new float[side * side];
        Relief = new float[side * side];
        Reset();
    }

    public int Side { get; }

    /// <summary>0 to 1.</summary>
    public float[] Cover { get; }

    /// <summary>Light added (positive) or taken away.</summary>
    public float[] Tone { get; }

    /// <summary>Height over the surface in pixels.</summary>
    public float[] Relief { get; }

    /// <summary>Everything drawn so far lies within, right and bottom excluded.</summary>
    public (int Left, int Top, int Right, int Bottom) Drawn => (_left, _top, _right, _bottom);

    public void Clear()
    {
        for (var y = _top; y < _bottom; y++)
        {
            var start = (y * Side) + _left;
            var count = _right - _left;
            Array.Clear(Cover, start, count);
            Array.Clear(Tone, start, count);
            Array.Clear(Relief, start, count);
        }

        Reset();
    }

    /// <summary>Marks a box of the picture as drawn into and cuts it to the picture.</summary>
    public (int Left, int Top, int Right, int Bottom) Touch(float left, float top, float right, float bottom)
    {
        var x0 = (int)Math.Clamp(left, 0, Side);
        var y0 = (int)Math.Clamp(top, 0, Side);
        var x1 = (int)Math.Clamp(right + 1, 0, Side);
        var y1 = (int)Math.Clamp(bottom + 1, 0, Side);
        if (x0 < x1 && y0 < y1)
        {
            _left = Math.Min(_left, x0);
            _top = Math.Min(_top, y0);
            _right = Math.Max(_right, x1);
            _bottom = Math.Max(_bottom, y1);
        }

        return (x0, y0, x1, y1);
    }

    /// <summary>A stroke between two places; width, cover and depth run linearly from one end to the other. Strokes overlap without adding up.</summary>
    public void Stroke(in Stroke from, in Stroke to, float softness)
    {
        softness = Math.Max(softness, 0.8f);
        var reach = Math.Max(from.Half, to.Half) + (0.5f * softness) + 0.5f;
        var (left, top, right, bottom) = Touch(
            Math.Min(from.X, to.X) - reach, Math.Min(from.Y, to.Y) - reach, Math.Max(from.X, to.X) + reach, Math.Max(from.Y, to.Y) + reach);
        var dx = to.X - from.X;
        var dy = to.Y - from.Y;
        var perLength = 1 / Math.Max((dx * dx) + (dy * dy), 1e-6f);
        var perSoft = 1 / softness;
        for (var y = top; y < bottom; y++)
        {
            var at = (y * Side) + left;
            for (var x = left; x < right; x++, at++)
            {
                var px = x + 0.5f - from.X;
                var py = y + 0.5f - from.Y;
                var t = Math.Clamp(((px * dx) + (py * dy)) * perLength, 0, 1);
                px -= t * dx;
                py -= t * dy;
                var half = from.Half + (t * (to.Half - from.Half));
                var inside = half + (0.5f * softness) - MathF.Sqrt((px * px) + (py * py));
                if (inside <= 0)
                {
                    continue;
                }

                // A line thinner than a pixel covers only a part of it.
                var cover = Math.Min(inside * perSoft, 1) * Math.Min(1, (1.6f * half) + 0.3f);
                Cover[at] = Math.Max(Cover[at], cover * (from.Cover + (t * (to.Cover - from.Cover))));
                Raise(at, cover * (from.Relief + (t * (to.Relief - from.Relief))));
            }
        }
    }

    /// <summary>An uneven ellipse.</summary>
    /// <param name="x">Centre.</param>
    /// <param name="y">Centre.</param>
    /// <param name="radiusX">Half axis along <paramref name="angle"/>.</param>
    /// <param name="radiusY">The other half axis.</param>
    /// <param name="angle">Radians.</param>
    /// <param name="seed">Place in the noise that shapes the outline.</param>
    /// <param name="look">Profile.</param>
    public void Blob(float x, float y, float radiusX, float radiusY, float angle, float seed, in BlobLook look)
    {
        var mean = MathF.Sqrt(radiusX * radiusY);
        var reach = ((1 + look.Roughness) * Math.Max(radiusX, radiusY)) + look.Softness + look.RimWidth;
        var (left, top, right, bottom) = Touch(x - reach, y - reach, x + reach, y + reach);
        var (sin, cos) = Angle.SinCos(angle);
        var outside = -Math.Max(look.Softness, look.RimWidth);
        var noise = NoiseTile.Cloud;
        for (var row = top; row < bottom; row++)
        {
            var at = (row * Side) + left;
            for (var column = left; column < right; column++, at++)
            {
                var dx = column + 0.5f - x;
                var dy = row + 0.5f - y;
                var u = ((dx * cos) + (dy * sin)) / radiusX;
                var v = ((dy * cos) - (dx * sin)) / radiusY;
                var depth = (1 - MathF.Sqrt((u * u) + (v * v))) * mean;
                if (depth < outside - (look.Roughness * mean))
                {
                    continue;
                }

                depth += look.Roughness * mean * noise.At((u * 20) + seed, (v * 20) - seed);
                if (depth > outside)
                {
                    Put(at, depth, mean, look);
                }
            }
        }
    }

    /// <summary>One pixel of an areal mark, at <paramref name="depth"/> pixels inside its outline, of a mark about <paramref name="mean"/> deep.</summary>
    public void Put(int at, float depth, float mean, in BlobLook look)
    {
        var edge = Smooth((depth / look.Softness) + 0.5f);
        var middle = Math.Clamp(depth / mean, 0, 1);
        Cover[at] = Math.Max(Cover[at], edge * look.Cover * (1 + (middle * (look.Core - 1))));
        if (look.RimWidth > 0)
        {
            Tone[at] += look.RimTone * Math.Max(0, 1 - (MathF.Abs(depth) / look.RimWidth));
        }

        if (look.Relief != 0)
        {
            Raise(at, look.Relief * Smooth(depth / look.Slope));
        }
    }

    /// <summary>The higher of two hills, the deeper of two hollows.</summary>
    public void Raise(int at, float height)
    {
        if (MathF.Abs(height) > MathF.Abs(Relief[at]))
        {
            Relief[at] = height;
        }
    }

    public static float Smooth(float t)
    {
        t = Math.Clamp(t, 0, 1);
        return t * t * (3 - (2 * t));
    }

    private void Reset() => (_left, _top, _right, _bottom) = (Side, Side, 0, 0);
}
