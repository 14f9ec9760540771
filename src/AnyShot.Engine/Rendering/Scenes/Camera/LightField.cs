using System.Numerics;

namespace AnyShot.Engine.Rendering.Scenes.Camera;

/// <summary>Lights a picture: a slope across it, the fall-off towards the corners and a hot spot. All of them are sums of products of a row and a column, so a pixel costs a few additions.</summary>
internal sealed class LightField(int side)
{
    private readonly float[] _slope = new float[side];
    private readonly float[] _spot = new float[side];
    private readonly float[] _light = new float[side];
    private readonly float[] _glare = new float[side];

    /// <param name="exposure">The light.</param>
    /// <param name="planes">1 or 3 planes, changed in place.</param>
    public void Apply(in Exposure exposure, ReadOnlySpan<float[]> planes)
    {
        var lamp = exposure.Lamp;
        for (var x = 0; x < side; x++)
        {
            var u = At(x);
            _slope[x] = 1 + (exposure.Slope.X * u) - (exposure.Vignette * 0.5f * u * u);
            _spot[x] = Bell((u - lamp.X) / lamp.Width);
        }

        for (var y = 0; y < side; y++)
        {
            var v = At(y);
            var bell = Bell((v - lamp.Y) / lamp.Height);
            LightRow((exposure.Slope.Y * v) - (exposure.Vignette * 0.5f * v * v), lamp.Gain * bell, lamp.Glare * bell);
            foreach (var plane in planes)
            {
                ApplyRow(plane.AsSpan(y * side, side));
            }
        }
    }

    private float At(int pixel) => ((pixel + 0.5f) * 2 / side) - 1;

    private static float Bell(float distance) => MathF.Exp(-distance * distance);

    private void LightRow(float slope, float gain, float glare)
    {
        for (var x = 0; x < side; x++)
        {
            _light[x] = Math.Max(0, _slope[x] + slope + (gain * _spot[x]));
            _glare[x] = glare * _spot[x];
        }
    }

    private void ApplyRow(Span<float> row)
    {
        var x = 0;
        for (; x <= side - Vector<float>.Count; x += Vector<float>.Count)
        {
            ((new Vector<float>(row[x..]) * new Vector<float>(_light, x)) + new Vector<float>(_glare, x)).CopyTo(row[x..]);
        }

        for (; x < side; x++)
        {
            row[x] = (row[x] * _light[x]) + _glare[x];
        }
    }
}
