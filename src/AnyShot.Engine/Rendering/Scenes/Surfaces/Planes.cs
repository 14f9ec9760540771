using System.Numerics;
using System.Runtime.InteropServices;

namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Arithmetic on whole pictures, several pixels at a time. Lengths are multiples of the vector length, because <see cref="Sheet"/> makes them so.</summary>
internal static class Planes
{
    /// <summary>0 below, 1 above the threshold, rising smoothly over a range of <paramref name="softness"/> around it.</summary>
    public static void Step(Span<float> values, float threshold, float softness)
    {
        var scale = new Vector<float>(1 / MathF.Max(softness, 1e-5f));
        var shift = new Vector<float>(0.5f - (threshold / MathF.Max(softness, 1e-5f)));
        foreach (ref var v in MemoryMarshal.Cast<float, Vector<float>>(values))
        {
            var t = Vector.Min(Vector.Max((v * scale) + shift, Vector<float>.Zero), Vector<float>.One);
            v = t * t * (new Vector<float>(3) - (t + t));
        }
    }

    /// <summary>(1 + sin(2 pi x)) / 2, to a thousandth.</summary>
    public static void Wave(Span<float> turns)
    {
        var half = new Vector<float>(0.5f);
        foreach (ref var v in MemoryMarshal.Cast<float, Vector<float>>(turns))
        {
            var t = v - Vector.Floor(v + half);
            var y = new Vector<float>(8) * t * (Vector<float>.One - (Vector.Abs(t) + Vector.Abs(t)));
            y = (new Vector<float>(0.225f) * ((y * Vector.Abs(y)) - y)) + y;
            v = half + (half * y);
        }
    }

    /// <summary>Up and down between 0 and 1 in straight lines, once a turn.</summary>
    public static void Triangle(Span<float> turns)
    {
        var half = new Vector<float>(0.5f);
        foreach (ref var v in MemoryMarshal.Cast<float, Vector<float>>(turns))
        {
            var t = Vector.Abs(v - Vector.Floor(v + half));
            v = t + t;
        }
    }

    /// <summary>scale * value + shift.</summary>
    public static void Scale(Span<float> values, float scale, float shift)
    {
        var (s, d) = (new Vector<float>(scale), new Vector<float>(shift));
        foreach (ref var v in MemoryMarshal.Cast<float, Vector<float>>(values))
        {
            v = (v * s) + d;
        }
    }

    /// <summary>target + weight * values, in place.</summary>
    public static void Add(Span<float> target, ReadOnlySpan<float> values, float weight)
    {
        var w = new Vector<float>(weight);
        var to = MemoryMarshal.Cast<float, Vector<float>>(target);
        var from = MemoryMarshal.Cast<float, Vector<float>>(values);
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += w * from[i];
        }
    }

    /// <summary>target * (1 + weight * (values - 0.5)), in place: values from 0 to 1 darken and brighten alike.</summary>
    public static void Modulate(Span<float> target, ReadOnlySpan<float> values, float weight)
    {
        var w = new Vector<float>(weight);
        var shift = new Vector<float>(1 - (0.5f * weight));
        var to = MemoryMarshal.Cast<float, Vector<float>>(target);
        var from = MemoryMarshal.Cast<float, Vector<float>>(values);
        for (var i = 0; i < to.Length; i++)
        {
            to[i] *= (w * from[i]) + shift;
        }
    }

    /// <summary>target + (values - target) * mask, in place.</summary>
    public static void Mix(Span<float> target, ReadOnlySpan<float> values, ReadOnlySpan<float> mask)
    {
        var to = MemoryMarshal.Cast<float, Vector<float>>(target);
        var from = MemoryMarshal.Cast<float, Vector<float>>(values);
        var by = MemoryMarshal.Cast<float, Vector<float>>(mask);
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += (from[i] - to[i]) * by[i];
        }
    }

    /// <summary>
    /// Light on a surface of these heights (in any unit; <paramref name="strength"/> turns a step of height between neighbouring pixels into brightness): 1 where it is flat,
    /// more on slopes that face the light. Multiplied into <paramref name="light"/>.
    /// </summary>
    public static void Relief(ReadOnlySpan<float> height, int side, (float X, float Y) direction, float strength, Span<float> light)
    {
        for (var y = 0; y < side; y++)
        {
            var row = height.Slice(y * side, side);
            var up = height.Slice(Math.Max(y - 1, 0) * side, side);
            var down = height.Slice(Math.Min(y + 1, side - 1) * side, side);
            var lit = light.Slice(y * side, side);
            lit[0] *= Facing(row[1] - row[0], down[0] - up[0], direction, strength);
            var x = 1;
            for (; x <= side - 1 - Vector<float>.Count; x += Vector<float>.Count)
            {
                var slopeX = new Vector<float>(row[(x + 1)..]) - new Vector<float>(row[(x - 1)..]);
                var slopeY = new Vector<float>(down[x..]) - new Vector<float>(up[x..]);
                var facing = (slopeX * new Vector<float>(-strength * direction.X)) + (slopeY * new Vector<float>(-strength * direction.Y));
                var factor = Vector<float>.One + (facing / (Vector<float>.One + Vector.Abs(facing)));
                (new Vector<float>(lit[x..]) * factor).CopyTo(lit[x..]);
            }

            for (; x < side; x++)
            {
                lit[x] *= Facing(row[Math.Min(x + 1, side - 1)] - row[x - 1], down[x] - up[x], direction, strength);
            }
        }
    }

    /// <summary>Bounded on both sides: a steep slope in shade is dark but not black, and one that faces the light does not burn out.</summary>
    private static float Facing(float slopeX, float slopeY, (float X, float Y) direction, float strength)
    {
        var facing = -strength * ((slopeX * direction.X) + (slopeY * direction.Y));
        return 1 + (facing / (1 + MathF.Abs(facing)));
    }

    /// <summary>Shifts and stretches values to mean 0.5 and this deviation, then clips them to 0 to 1.</summary>
    public static void Spread(Span<float> values, float deviation)
    {
        var sum = Vector<float>.Zero;
        var squares = Vector<float>.Zero;
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        foreach (ref readonly var v in vectors)
        {
            sum += v;
            squares += v * v;
        }

        var mean = Vector.Sum(sum) / values.Length;
        var scale = deviation / MathF.Sqrt(MathF.Max((Vector.Sum(squares) / values.Length) - (mean * mean), 1e-6f));
        var (s, d) = (new Vector<float>(scale), new Vector<float>(0.5f - (mean * scale)));
        foreach (ref var v in vectors)
        {
            v = Vector.Min(Vector.Max((v * s) + d, Vector<float>.Zero), Vector<float>.One);
        }
    }

    /// <summary>The part after the point, 0 to 1.</summary>
    public static void Fraction(Span<float> values)
    {
        foreach (ref var v in MemoryMarshal.Cast<float, Vector<float>>(values))
        {
            v -= Vector.Floor(v);
        }
    }

    /// <summary>exp(-x * x), to a hundredth.</summary>
    public static void Bell(Span<float> values)
    {
        foreach (ref var v in MemoryMarshal.Cast<float, Vector<float>>(values))
        {
            // (1 - x^2 / 8)^8 follows it, and is 0 from where the bell has died away.
            var t = Vector.Max(Vector<float>.One - (v * v * new Vector<float>(0.125f)), Vector<float>.Zero);
            t *= t;
            t *= t;
            v = t * t;
        }
    }
}
