namespace AnyShot.Engine.Preprocessing;

/// <summary>
/// Weights of one direction of a bicubic resize with antialiasing: the cubic kernel with a = -0.5 (Keys, "Cubic Convolution Interpolation for Digital Image
/// Processing", 1981), as wide as an output pixel where the image shrinks, in the fixed point of the Python imaging library Pillow.
/// </summary>
internal sealed class ResamplingAxis
{
    /// <summary>Bits behind the binary point of a weight: 32 less 8 of the pixel and 2 for sums beyond it.</summary>
    public const int FractionBits = 22;

    private const double Support = 2;

    private readonly int[] _starts;
    private readonly int[] _lengths;
    private readonly int[] _weights;
    private readonly int _mostWeights;

    /// <param name="from">Pixels of the image.</param>
    /// <param name="to">Pixels that it is resized to.</param>
    /// <param name="first">First of the output pixels that are wanted.</param>
    /// <param name="count">Wanted output pixels.</param>
    public ResamplingAxis(int from, int to, int first, int count)
    {
        (From, To) = (from, to);
        var scale = (double)from / to;
        var width = Math.Max(scale, 1);
        _mostWeights = ((int)Math.Ceiling(Support * width) * 2) + 1;
        _starts = new int[count];
        _lengths = new int[count];
        _weights = new int[count * _mostWeights];
        var exact = new double[_mostWeights];
        for (var i = 0; i < count; i++)
        {
            var centre = (first + i + 0.5) * scale;
            var start = Math.Max((int)(centre - (Support * width) + 0.5), 0);
            var length = Math.Min((int)(centre + (Support * width) + 0.5), from) - start;
            var sum = 0.0;
            for (var k = 0; k < length; k++)
            {
                exact[k] = Kernel((start + k - centre + 0.5) / width);
                sum += exact[k];
            }

            for (var k = 0; k < length; k++)
            {
                // Rounded half away from zero.
                var weight = exact[k] / sum * (1 << FractionBits);
                _weights[(i * _mostWeights) + k] = (int)(weight < 0 ? weight - 0.5 : weight + 0.5);
            }

            (_starts[i], _lengths[i]) = (start, length);
        }
    }

    /// <summary>Pixels of the image.</summary>
    public int From { get; }

    /// <summary>Pixels that it is resized to.</summary>
    public int To { get; }

    /// <summary>First pixel of the image that any wanted output pixel needs.</summary>
    public int Begin => _starts[0];

    /// <summary>Pixel of the image behind the last that any wanted output pixel needs.</summary>
    public int End => _starts[^1] + _lengths[^1];

    /// <summary>First pixel of the image that an output pixel needs.</summary>
    public int StartOf(int output) => _starts[output];

    /// <summary>Weights of the pixels from <see cref="StartOf"/> on.</summary>
    public ReadOnlySpan<int> WeightsOf(int output) => _weights.AsSpan(output * _mostWeights, _lengths[output]);

    private static double Kernel(double distance)
    {
        const double A = -0.5;
        var x = Math.Abs(distance);
        return x < 1 ? ((((A + 2) * x) - (A + 3)) * x * x) + 1 : x < 2 ? ((((x - 5) * x) + 8) * x - 4) * A : 0;
    }
}
