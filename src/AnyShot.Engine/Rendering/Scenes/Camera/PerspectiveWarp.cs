namespace AnyShot.Engine.Rendering.Scenes.Camera;

/// <summary>Shows a picture through a camera that is turned and tilted a little. The view is enlarged until it lies inside the picture.</summary>
internal sealed class PerspectiveWarp(int side)
{
    private readonly float[] _source = new float[side * side];
    private readonly int[] _corner = new int[side * side];
    private readonly float[] _right = new float[side * side];
    private readonly float[] _down = new float[side * side];

    /// <param name="exposure">Tilt and turn.</param>
    /// <param name="planes">1 or 3 planes, changed in place by bilinear interpolation.</param>
    public void Apply(in Exposure exposure, ReadOnlySpan<float[]> planes)
    {
        Locate(exposure.Tilt, exposure.Turn);
        foreach (var plane in planes)
        {
            plane.CopyTo(_source, 0);
            for (var i = 0; i < plane.Length; i++)
            {
                var at = _corner[i];
                var top = _source[at] + (_right[i] * (_source[at + 1] - _source[at]));
                var bottom = _source[at + side] + (_right[i] * (_source[at + side + 1] - _source[at + side]));
                plane[i] = top + (_down[i] * (bottom - top));
            }
        }
    }

    /// <summary>Finds, for each pixel, the four pixels around the point that it shows.</summary>
    private void Locate((float X, float Y) tilt, float turn)
    {
        var zoom = Zoom(tilt, turn);
        var cos = MathF.Cos(turn) * zoom;
        var sin = MathF.Sin(turn) * zoom;
        var half = (side - 1) * 0.5f;
        var last = side - 2;
        for (var y = 0; y < side; y++)
        {
            var v = (y - half) / half;
            for (var x = 0; x < side; x++)
            {
                var u = (x - half) / half;
                var scale = half / (1 + (tilt.X * u) + (tilt.Y * v));
                var sourceX = half + (((cos * u) - (sin * v)) * scale);
                var sourceY = half + (((sin * u) + (cos * v)) * scale);
                var column = Math.Clamp((int)sourceX, 0, last);
                var row = Math.Clamp((int)sourceY, 0, last);
                var i = (y * side) + x;
                _corner[i] = (row * side) + column;
                _right[i] = sourceX - column;
                _down[i] = sourceY - row;
            }
        }
    }

    private static float Zoom((float X, float Y) tilt, float turn)
    {
        var reach = 0f;
        for (var corner = 0; corner < 4; corner++)
        {
            var u = (corner & 1) == 0 ? -1f : 1f;
            var v = (corner & 2) == 0 ? -1f : 1f;
            var depth = 1 + (tilt.X * u) + (tilt.Y * v);
            var x = ((MathF.Cos(turn) * u) - (MathF.Sin(turn) * v)) / depth;
            var y = ((MathF.Sin(turn) * u) + (MathF.Cos(turn) * v)) / depth;
            reach = Math.Max(reach, Math.Max(MathF.Abs(x), MathF.Abs(y)));
        }

        // A little less than the whole way, so that rounding does not step over the edge.
        return 0.999f / reach;
    }
}
