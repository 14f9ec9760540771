using System.Numerics;

namespace AnyShot.Engine.Rendering.Scenes.Camera;

/// <summary>Blurs a picture row by row and column by column. The picture goes on beyond its edges as it ends there.</summary>
internal sealed class LensBlur
{
    private const int MostTaps = 16;
    private static readonly float[] Quarters = [0.5f, 0.25f];

    private readonly int _side;
    private readonly float[] _rows;
    private readonly float[] _padded;
    private readonly float[] _across = new float[MostTaps + 1];
    private readonly float[] _along = new float[MostTaps + 1];

    public LensBlur(int side)
    {
        _side = side;
        _rows = new float[side * side];
        _padded = new float[side + (2 * MostTaps)];
    }

    /// <param name="defocus">Deviation of the lens blur, pixels.</param>
    /// <param name="motion">Length of the motion blur across and along, pixels.</param>
    /// <param name="planes">Planes, changed in place.</param>
    public void Apply(float defocus, (float X, float Y) motion, ReadOnlySpan<float[]> planes)
    {
        var across = Kernel(defocus, motion.X, _across);
        var along = Kernel(defocus, motion.Y, _along);
        foreach (var plane in planes)
        {
            Across(plane, _rows, _across.AsSpan(0, across + 1));
            Along(_rows, plane, _along.AsSpan(0, along + 1));
        }
    }

    /// <summary>Blurs with one quarter of each neighbour and half of the middle, into another plane.</summary>
    public void Soften(float[] plane, float[] result)
    {
        Across(plane, _rows, Quarters);
        Along(_rows, result, Quarters);
    }

    /// <summary>Half of a symmetric kernel: a bell, smeared over the length of the motion.</summary>
    /// <returns>Number of neighbours on a side that matter.</returns>
    private static int Kernel(float defocus, float motion, float[] taps)
    {
        var variance = Math.Max(defocus * defocus, 1e-4f);
        var half = motion * 0.5f;
        var reach = Math.Min(MostTaps, (int)MathF.Ceiling((2.5f * defocus) + half));
        var sum = 0f;
        for (var i = 0; i <= reach; i++)
        {
            // The middle of the bell is a plateau as long as the motion.
            var distance = Math.Max(0, i - half);
            taps[i] = MathF.Exp(-distance * distance / (2 * variance));
            sum += i == 0 ? taps[i] : 2 * taps[i];
        }

        for (var i = 0; i <= reach; i++)
        {
            taps[i] /= sum;
        }

        return reach;
    }

    private void Across(float[] plane, float[] result, ReadOnlySpan<float> taps)
    {
        var reach = taps.Length - 1;
        for (var y = 0; y < _side; y++)
        {
            var row = plane.AsSpan(y * _side, _side);
            row.CopyTo(_padded.AsSpan(MostTaps));
            _padded.AsSpan(MostTaps - reach, reach).Fill(row[0]);
            _padded.AsSpan(MostTaps + _side, reach).Fill(row[^1]);
            var output = result.AsSpan(y * _side, _side);
            var x = 0;
            for (; x <= _side - Vector<float>.Count; x += Vector<float>.Count)
            {
                var sum = new Vector<float>(_padded, MostTaps + x) * taps[0];
                for (var i = 1; i <= reach; i++)
                {
                    sum += (new Vector<float>(_padded, MostTaps + x - i) + new Vector<float>(_padded, MostTaps + x + i)) * taps[i];
                }

                sum.CopyTo(output[x..]);
            }

            for (; x < _side; x++)
            {
                var sum = _padded[MostTaps + x] * taps[0];
                for (var i = 1; i <= reach; i++)
                {
                    sum += (_padded[MostTaps + x - i] + _padded[MostTaps + x + i]) * taps[i];
                }

                output[x] = sum;
            }
        }
    }

    private void Along(float[] plane, float[] result, ReadOnlySpan<float> taps)
    {
        for (var y = 0; y < _side; y++)
        {
            var output = result.AsSpan(y * _side, _side);
            Scale(plane.AsSpan(y * _side, _side), taps[0], output);
            for (var i = 1; i < taps.Length; i++)
            {
                var above = plane.AsSpan(Math.Max(0, y - i) * _side, _side);
                var below = plane.AsSpan(Math.Min(_side - 1, y + i) * _side, _side);
                AddScaled(above, below, taps[i], output);
            }
        }
    }

    private static void Scale(ReadOnlySpan<float> row, float factor, Span<float> output)
    {
        var x = 0;
        for (; x <= row.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            (new Vector<float>(row[x..]) * factor).CopyTo(output[x..]);
        }

        for (; x < row.Length; x++)
        {
            output[x] = row[x] * factor;
        }
    }

    private static void AddScaled(ReadOnlySpan<float> above, ReadOnlySpan<float> below, float factor, Span<float> output)
    {
        var x = 0;
        for (; x <= output.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            (new Vector<float>(output[x..]) + ((new Vector<float>(above[x..]) + new Vector<float>(below[x..])) * factor)).CopyTo(output[x..]);
        }

        for (; x < output.Length; x++)
        {
            output[x] += (above[x] + below[x]) * factor;
        }
    }
}
