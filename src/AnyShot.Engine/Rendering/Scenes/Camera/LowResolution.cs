using System.Numerics;

namespace AnyShot.Engine.Rendering.Scenes.Camera;

/// <summary>Makes a picture as soft as one of a camera with fewer pixels, enlarged: averages over the pixels of the small sensor, then interpolates between them.</summary>
internal sealed class LowResolution(int side)
{
    private readonly float[] _small = new float[side * side];
    private readonly float[] _turned = new float[side * side];

    /// <param name="factor">Pixels of the picture per pixel of the small sensor, along a side; above 1.</param>
    /// <param name="planes">Planes, changed in place.</param>
    public void Apply(float factor, ReadOnlySpan<float[]> planes)
    {
        foreach (var plane in planes)
        {
            Soften(plane, factor);
            Turn(plane, _turned);
            Soften(_turned, factor);
            Turn(_turned, plane);
        }
    }

    private void Soften(float[] plane, float factor)
    {
        var count = Math.Max(2, (int)(side / factor));
        var step = (float)side / count;
        for (var i = 0; i < count; i++)
        {
            Average(plane, i * step, (i + 1) * step, _small.AsSpan(i * side, side));
        }

        for (var y = 0; y < side; y++)
        {
            var at = Math.Clamp(((y + 0.5f) / step) - 0.5f, 0, count - 1.001f);
            var row = (int)at;
            Blend(_small.AsSpan(row * side, side), _small.AsSpan((row + 1) * side, side), at - row, plane.AsSpan(y * side, side));
        }
    }

    /// <summary>Mean of the rows between two heights, of which the first and the last count in part.</summary>
    private void Average(float[] plane, float from, float to, Span<float> result)
    {
        result.Clear();
        var last = Math.Min(side - 1, (int)MathF.Ceiling(to) - 1);
        for (var y = (int)from; y <= last; y++)
        {
            var share = (Math.Min(to, y + 1) - Math.Max(from, y)) / (to - from);
            var row = plane.AsSpan(y * side, side);
            var x = 0;
            for (; x <= side - Vector<float>.Count; x += Vector<float>.Count)
            {
                (new Vector<float>(result[x..]) + (new Vector<float>(row[x..]) * share)).CopyTo(result[x..]);
            }

            for (; x < side; x++)
            {
                result[x] += row[x] * share;
            }
        }
    }

    private static void Blend(ReadOnlySpan<float> first, ReadOnlySpan<float> second, float share, Span<float> result)
    {
        var x = 0;
        for (; x <= result.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            var one = new Vector<float>(first[x..]);
            (one + ((new Vector<float>(second[x..]) - one) * share)).CopyTo(result[x..]);
        }

        for (; x < result.Length; x++)
        {
            result[x] = first[x] + ((second[x] - first[x]) * share);
        }
    }

    private void Turn(float[] plane, float[] result)
    {
        for (var y = 0; y < side; y++)
        {
            var row = plane.AsSpan(y * side, side);
            for (int x = 0, at = y; x < side; x++, at += side)
            {
                result[at] = row[x];
            }
        }
    }
}
