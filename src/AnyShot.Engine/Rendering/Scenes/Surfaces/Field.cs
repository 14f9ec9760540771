using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>A square table of values from 0 to 1 that tiles the plane, with smaller copies of it for views from afar.</summary>
internal sealed class Field
{
    private const int SmallestSide = 16;

    private readonly float[][] _levels;
    private readonly int _side;

    /// <param name="texels">side x side values of any range; the middle 99 % of them are spread over 0 to 1, the rest is clipped.</param>
    /// <param name="side">A power of two.</param>
    /// <param name="feature">Texels from one crest, cell or spot to the next.</param>
    public Field(float[] texels, int side, float feature)
    {
        _side = side;
        Feature = feature;
        Normalise(texels);
        var levels = new List<float[]> { texels };
        for (var size = side; size > SmallestSide; size /= 2)
        {
            levels.Add(Halve(levels[^1], size));
        }

        _levels = [.. levels];
    }

    public float Feature { get; }

    /// <summary>Blends the four nearest texels at each place.</summary>
    /// <param name="u">Places, in texels.</param>
    /// <param name="v">Places, in texels.</param>
    /// <param name="placement">From places to texels.</param>
    /// <param name="texelsPerPixel">How far neighbouring places lie apart; chooses the copy that neither blurs nor flickers.</param>
    /// <param name="output">Receives 0 to 1.</param>
    public void Sample(ReadOnlySpan<float> u, ReadOnlySpan<float> v, Placement placement, float texelsPerPixel, Span<float> output)
    {
        var level = 0;
        while (texelsPerPixel > 1.6f && level < _levels.Length - 1)
        {
            texelsPerPixel /= 2;
            level++;
        }

        var shrink = 1f / (1 << level);
        var side = _side >> level;
        var mask = side - 1;
        // The masks keep every index inside the table, so the loop may do without the runtime's own checks, which cost a third of its time.
        ref var table = ref MemoryMarshal.GetArrayDataReference(_levels[level]);
        var (uu, uv, vu, vv) = (placement.Uu * shrink, placement.Uv * shrink, placement.Vu * shrink, placement.Vv * shrink);
        var (offsetU, offsetV) = (placement.OffsetU * shrink, placement.OffsetV * shrink);
        for (var i = 0; i < output.Length; i++)
        {
            var x = (u[i] * uu) + (v[i] * uv) + offsetU;
            var y = (u[i] * vu) + (v[i] * vv) + offsetV;
            var floorX = MathF.Floor(x);
            var floorY = MathF.Floor(y);
            x -= floorX;
            y -= floorY;
            var left = (int)floorX & mask;
            var right = (left + 1) & mask;
            var upper = ((int)floorY & mask) * side;
            var lower = (((int)floorY + 1) & mask) * side;
            var a = Unsafe.Add(ref table, upper + left);
            var b = Unsafe.Add(ref table, upper + right);
            var c = Unsafe.Add(ref table, lower + left);
            var d = Unsafe.Add(ref table, lower + right);
            var top = a + (x * (b - a));
            output[i] = top + (y * (c + (x * (d - c)) - top));
        }
    }

    private static void Normalise(float[] texels)
    {
        var sorted = (float[])texels.Clone();
        Array.Sort(sorted);
        var low = sorted[sorted.Length / 200];
        var high = sorted[sorted.Length - 1 - (sorted.Length / 200)];
        var scale = 1 / Math.Max(high - low, 1e-6f);
        for (var i = 0; i < texels.Length; i++)
        {
            texels[i] = Math.Clamp((texels[i] - low) * scale, 0, 1);
        }
    }

    private static float[] Halve(float[] texels, int side)
    {
        var half = side / 2;
        var result = new float[half * half];
        for (var y = 0; y < half; y++)
        {
            for (var x = 0; x < half; x++)
            {
                var at = (2 * y * side) + (2 * x);
                result[(y * half) + x] = 0.25f * (texels[at] + texels[at + 1] + texels[at + side] + texels[at + side + 1]);
            }
        }

        return result;
    }
}
