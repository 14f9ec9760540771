using System.Numerics.Tensors;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Drift;

/// <summary>
/// Whether the last parts still come from the distribution that a reference came from: the squared maximum mean discrepancy of both, unbiased, with a Gaussian kernel whose width is the
/// median distance in the reference (Gretton et al., "A Kernel Two-Sample Test", JMLR 2012); Rabanser et al. ("Failing Loudly", NeurIPS 2019) found the test on representations good at
/// telling shifts of images. The limit comes from the reference alone: windows are drawn out of it and compared with the rest, by chance (the permutation test) and as runs of parts that came one
/// after the other, so that a line whose parts come in batches is not called drifted. One thread; allocates in the constructor only.
/// </summary>
public sealed class DriftDetector
{
    private const ulong Stream = 0x4d4d44;

    private readonly IReadOnlyList<float[]> _reference;
    private readonly double _perSquare;
    private readonly double _within;
    private readonly float[][] _window;
    private readonly double[] _toReference;
    private readonly double[][] _kernels;
    private double _windowSum;
    private int _next;

    /// <param name="reference">Embeddings of one length, in the order of the parts; kept, not to be written to.</param>
    /// <param name="options">When parts count as drifted.</param>
    /// <exception cref="ArgumentException">A setting does not fit the reference.</exception>
    public DriftDetector(IReadOnlyList<float[]> reference, DriftOptions options)
    {
        options.Require(reference.Count);
        _reference = reference;
        var squares = new double[reference.Count][];
        for (var i = 0; i < squares.Length; i++)
        {
            squares[i] = new double[squares.Length];
            for (var j = 0; j < i; j++)
            {
                squares[i][j] = squares[j][i] = Squared(reference[i], reference[j]);
            }
        }

        // Parts that are all the same have no distance to scale by; any other part is then far away.
        var median = Median(squares);
        _perSquare = -1 / (2 * (median > 0 ? median : 1e-12));
        var sums = new double[squares.Length];
        for (var i = 0; i < squares.Length; i++)
        {
            for (var j = 0; j < squares.Length; j++)
            {
                squares[i][j] = i == j ? 0 : Math.Exp(_perSquare * squares[i][j]);
                sums[i] += squares[i][j];
            }
        }

        _within = sums.Sum();
        Limit = DriftLimit.Of(squares, sums, options, new Pcg32(options.Seed, Stream));
        Typical = Array.IndexOf(sums, sums.Max());
        _window = [.. Enumerable.Range(0, options.Window).Select(_ => new float[reference[0].Length])];
        _toReference = new double[options.Window];
        _kernels = [.. Enumerable.Range(0, options.Window).Select(_ => new double[options.Window])];
    }

    /// <summary>Distances above it are drift.</summary>
    public double Limit { get; }

    /// <summary>The part of the reference that is most like all of them, as an index.</summary>
    public int Typical { get; }

    /// <summary>Parts in the window.</summary>
    public int Count { get; private set; }

    /// <summary>Distance of the window to the reference; null until it is full. Around 0 without drift, and below 0 as often as above; at most 2.</summary>
    public double? Distance { get; private set; }

    /// <summary>Takes the next part into the window; the oldest goes.</summary>
    /// <param name="embedding">Of the length of the reference's.</param>
    /// <returns>Its slot in the window, 0 to the window's size - 1.</returns>
    public int Add(ReadOnlySpan<float> embedding)
    {
        var (slot, size) = (_next, _window.Length);
        _next = (_next + 1) % size;
        embedding.CopyTo(_window[slot]);
        var sum = 0.0;
        foreach (var row in _reference)
        {
            sum += Kernel(row, embedding);
        }

        _toReference[slot] = sum;
        for (var i = 0; i < size; i++)
        {
            if (i != slot)
            {
                _windowSum -= 2 * _kernels[i][slot];
                _kernels[i][slot] = _kernels[slot][i] = i < Count ? Kernel(_window[i], embedding) : 0;
                _windowSum += 2 * _kernels[i][slot];
            }
        }

        Count = Math.Min(size, Count + 1);
        if (Count == size)
        {
            Distance = DriftLimit.Discrepancy(_within, _reference.Count, _windowSum, size, _toReference.Sum());
        }

        return slot;
    }

    /// <summary>The slot of the part in the window that is most like all of them; -1 for none.</summary>
    public int TypicalOfWindow()
    {
        var (best, most) = (-1, double.NegativeInfinity);
        for (var i = 0; i < Count; i++)
        {
            var sum = _kernels[i].Sum();
            (best, most) = sum > most ? (i, sum) : (best, most);
        }

        return best;
    }

    private static double Median(double[][] squares)
    {
        var all = new double[squares.Length * (squares.Length - 1) / 2];
        var k = 0;
        for (var i = 0; i < squares.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                all[k++] = squares[i][j];
            }
        }

        Array.Sort(all);
        var median = all[all.Length / 2];

        // More than half of the pairs may be the same; the others still have a scale.
        return median > 0 ? median : all.Where(square => square > 0).DefaultIfEmpty(0).Average();
    }

    private static double Squared(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double distance = TensorPrimitives.Distance(a, b);
        return distance * distance;
    }

    private double Kernel(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => Math.Exp(_perSquare * Squared(a, b));
}
