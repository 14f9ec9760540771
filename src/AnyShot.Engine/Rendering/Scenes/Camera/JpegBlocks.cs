using System.Runtime.Intrinsics;

namespace AnyShot.Engine.Rendering.Scenes.Camera;

/// <summary>
/// The loss of JPEG compression (ITU-T T.81): blocks of 8 x 8 are turned into cosines, rounded to multiples of the quantisation table and turned back. The tables are those of annex K, scaled
/// by quality as libjpeg does. Halved colour resolution is imitated by leaving out the upper half of the frequencies. Pixels beyond the last whole block stay as they are.
/// </summary>
internal sealed class JpegBlocks
{
    private const int Size = 8;
    private const int Area = Size * Size;

    private static readonly byte[] Luminance =
    [
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
        18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
    ];

    private static readonly byte[] Chrominance =
    [
        17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    ];

    private static readonly float[] Cosines = MakeCosines(turned: false);
    private static readonly float[] CosinesTurned = MakeCosines(turned: true);

    private readonly float[] _luminanceSteps = new float[Area];
    private readonly float[] _chrominanceSteps = new float[Area];
    private readonly float[] _first = new float[Area];
    private readonly float[] _second = new float[Area];

    /// <param name="quality">1 to 100.</param>
    /// <param name="side">Pixels of a row.</param>
    /// <param name="planes">One plane of grey or three of colour, 0 to 1, changed in place.</param>
    public void Apply(int quality, int side, ReadOnlySpan<float[]> planes)
    {
        var percent = quality < 50 ? 5000f / quality : 200f - (2 * quality);
        for (var i = 0; i < Area; i++)
        {
            // The planes run from 0 to 1 where JPEG has 0 to 255.
            _luminanceSteps[i] = Math.Clamp(Luminance[i] * percent / 100, 1, 255) / 255;
            _chrominanceSteps[i] = Math.Clamp(Chrominance[i] * percent / 100, 1, 255) / 255;
        }

        if (planes.Length == 1)
        {
            Quantise(planes[0], side, _luminanceSteps, Size);
            return;
        }

        YCbCr.FromColour(planes[0], planes[1], planes[2]);
        Quantise(planes[0], side, _luminanceSteps, Size);
        Quantise(planes[1], side, _chrominanceSteps, Size / 2);
        Quantise(planes[2], side, _chrominanceSteps, Size / 2);
        YCbCr.ToColour(planes[0], planes[1], planes[2]);
    }

    /// <summary>Of the frequencies, the first <paramref name="kept"/> in both directions are kept.</summary>
    private void Quantise(float[] plane, int side, float[] steps, int kept)
    {
        for (var y = 0; y <= side - Size; y += Size)
        {
            for (var x = 0; x <= side - Size; x += Size)
            {
                var at = (y * side) + x;
                Multiply(Cosines, plane.AsSpan(at), side, _first);
                Multiply(_first, CosinesTurned, Size, _second);
                Round(_second, steps, kept);
                Multiply(CosinesTurned, _second, Size, _first);
                Multiply(_first, Cosines, Size, _second);
                for (var row = 0; row < Size; row++)
                {
                    _second.AsSpan(row * Size, Size).CopyTo(plane.AsSpan(at + (row * side)));
                }
            }
        }
    }

    private static void Round(float[] block, float[] steps, int kept)
    {
        for (var row = 0; row < Size; row++)
        {
            if (row >= kept)
            {
                Array.Clear(block, row * Size, Size);
                continue;
            }

            var step = Vector256.Create(steps, row * Size);
            (Vector256.Round(Vector256.Create(block, row * Size) / step) * step).CopyTo(block, row * Size);
            Array.Clear(block, (row * Size) + kept, Size - kept);
        }
    }

    /// <summary>Product of two matrices of 8 x 8; the rows of the second lie <paramref name="stride"/> apart.</summary>
    private static void Multiply(float[] left, ReadOnlySpan<float> right, int stride, float[] result)
    {
        var row0 = Vector256.Create(right);
        var row1 = Vector256.Create(right[stride..]);
        var row2 = Vector256.Create(right[(2 * stride)..]);
        var row3 = Vector256.Create(right[(3 * stride)..]);
        var row4 = Vector256.Create(right[(4 * stride)..]);
        var row5 = Vector256.Create(right[(5 * stride)..]);
        var row6 = Vector256.Create(right[(6 * stride)..]);
        var row7 = Vector256.Create(right[(7 * stride)..]);
        for (var i = 0; i < Area; i += Size)
        {
            var factors = left.AsSpan(i, Size);
            var even = (row0 * factors[0]) + (row2 * factors[2]) + (row4 * factors[4]) + (row6 * factors[6]);
            var odd = (row1 * factors[1]) + (row3 * factors[3]) + (row5 * factors[5]) + (row7 * factors[7]);
            (even + odd).CopyTo(result, i);
        }
    }

    /// <summary>The orthonormal cosine transform: row k holds the k-th cosine.</summary>
    private static float[] MakeCosines(bool turned)
    {
        var matrix = new float[Area];
        for (var k = 0; k < Size; k++)
        {
            for (var i = 0; i < Size; i++)
            {
                var value = (float)(Math.Sqrt((k == 0 ? 1.0 : 2.0) / Size) * Math.Cos(((2 * i) + 1) * k * Math.PI / (2 * Size)));
                matrix[turned ? (i * Size) + k : (k * Size) + i] = value;
            }
        }

        return matrix;
    }
}
