using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AnyShot.Engine.Simd;

namespace AnyShot.Engine.Graphs;

/// <summary>
/// The symmetric graph of nearest neighbours: row i is joined to row j when either is among the other's k most similar. Edges carry the similarity divided by the
/// roots of both degrees. Kept row by row (compressed), columns ascending, without the diagonal. Room is kept between calls; not for several threads at once.
/// </summary>
public sealed class NeighbourGraph
{
    private int[] _starts = [];
    private int[] _columns = [];
    private ulong[] _joined = [];
    private int[] _ties = [];
    private AlignedFloats _weights;
    private AlignedFloats _inverseLengths;
    private AlignedFloats _row;
    private AlignedFloats _degreeRoots;

    /// <summary>Rows.</summary>
    public int Count { get; private set; }

    /// <summary>Directed edges: each joined pair counts twice.</summary>
    public int Edges { get; private set; }

    /// <summary>Where the edges of each row start; one more than rows.</summary>
    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, Count + 1);

    /// <summary>The other end of each edge.</summary>
    public ReadOnlySpan<int> Columns => _columns.AsSpan(0, Edges);

    /// <summary>Weight of each edge, 0 to 1.</summary>
    public ReadOnlySpan<float> Weights => _weights.Span(Edges);

    internal Span<float> WritableWeights => _weights.Span(Edges);

    /// <summary>Builds the graph from the inner products of all rows; their lengths do not matter. A row of length zero is joined to none.</summary>
    /// <param name="products">(count, stride) as <see cref="RowProducts.Fill"/> leaves it.</param>
    /// <param name="count">Rows, at least 1.</param>
    /// <param name="stride">A multiple of 16 and at least <paramref name="count"/>.</param>
    /// <param name="neighbours">k, at least 1. Only similarities above 0 count, so a row may get fewer; of equal ones the row that comes first is taken.</param>
    public void Build(ReadOnlySpan<float> products, int count, int stride, int neighbours)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(neighbours, 1);
        if (stride < count || stride % AlignedFloats.Line != 0 || products.Length < (long)count * stride)
        {
            throw new ArgumentException($"The products of {count} rows are not {products.Length} numbers in rows of {stride}; a row is a multiple of {AlignedFloats.Line}.");
        }

        Count = count;
        var words = (count + 63) / 64;
        Grow(ref _starts, count + 1);
        Grow(ref _ties, count);
        Grow(ref _joined, count * words);
        _joined.AsSpan(0, count * words).Clear();
        var inverse = _inverseLengths.Take(stride);
        InverseLengths(products, count, stride, inverse);
        if (Vector512.IsHardwareAccelerated)
        {
            Choose<Simd512, Vector512<float>>(products, inverse, stride, words, neighbours);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Choose<Simd256, Vector256<float>>(products, inverse, stride, words, neighbours);
        }
        else
        {
            Choose<Simd128, Vector128<float>>(products, inverse, stride, words, neighbours);
        }

        Collect(products, inverse, stride, words);
        Normalise();
    }

    private static void InverseLengths(ReadOnlySpan<float> products, int count, int stride, Span<float> inverse)
    {
        for (var i = 0; i < count; i++)
        {
            var squared = products[(i * stride) + i];
            inverse[i] = squared > 1e-24f ? 1f / MathF.Sqrt(squared) : 0f;
        }

        inverse[count..].Clear();
    }

    /// <summary>Marks the k most similar of each row, in both directions.</summary>
    private void Choose<S, V>(ReadOnlySpan<float> products, Span<float> inverse, int stride, int words, int neighbours)
        where S : ISimd<V>
        where V : struct
    {
        var row = _row.Take(stride);
        ref var first = ref MemoryMarshal.GetReference(row);
        ref var lengths = ref MemoryMarshal.GetReference(inverse);
        for (var i = 0; i < Count; i++)
        {
            ref var source = ref MemoryMarshal.GetReference(products.Slice(i * stride, stride));
            for (var j = 0; j < stride; j += S.Lanes)
            {
                S.Store(S.Multiply(S.Load(ref source, j), S.Load(ref lengths, j)), ref first, j);
            }

            // Whatever stands behind the last row counts as unlike, and nobody is one's own neighbour.
            row[Count..].Clear();
            row[i] = 0;
            var least = KthLargest<S, V>(ref first, stride, neighbours);
            if (least > 0)
            {
                Mark<S, V>(row, i, least, words, neighbours);
            }
        }
    }

    /// <summary>The k-th largest of the different positive numbers, the smallest of them where there are fewer, 0 where there is none.</summary>
    private static float KthLargest<S, V>(ref float row, int stride, int k)
        where S : ISimd<V>
        where V : struct
    {
        var least = float.PositiveInfinity;
        for (var round = 0; round < k; round++)
        {
            var limit = S.Broadcast(least);
            var largest = S.Zero;
            for (var j = 0; j < stride; j += S.Lanes)
            {
                largest = S.Max(largest, S.BelowOr(S.Load(ref row, j), limit, S.Zero));
            }

            var next = S.Largest(largest);
            if (!(next > 0))
            {
                return round == 0 ? 0 : least;
            }

            least = next;
        }

        return least;
    }

    private void Mark<S, V>(Span<float> row, int i, float least, int words, int neighbours)
        where S : ISimd<V>
        where V : struct
    {
        var found = 0;
        var limit = S.Broadcast(least);
        ref var first = ref MemoryMarshal.GetReference(row);
        for (var j = 0; j < row.Length; j += S.Lanes)
        {
            for (var bits = S.AtLeast(S.Load(ref first, j), limit); bits != 0; bits &= bits - 1)
            {
                _ties[found++] = j + BitOperations.TrailingZeroCount(bits);
            }
        }

        if (found > neighbours)
        {
            Trim(row, found, neighbours);
            found = neighbours;
        }

        for (var n = 0; n < found; n++)
        {
            var j = _ties[n];
            _joined[(i * words) + (j >> 6)] |= 1UL << j;
            _joined[(j * words) + (i >> 6)] |= 1UL << i;
        }
    }

    /// <summary>Brings the k largest to the front; of equal ones those that come first.</summary>
    private void Trim(Span<float> row, int found, int k)
    {
        for (var n = 0; n < k; n++)
        {
            var best = n;
            for (var other = n + 1; other < found; other++)
            {
                if (row[_ties[other]] > row[_ties[best]] || (row[_ties[other]] == row[_ties[best]] && _ties[other] < _ties[best]))
                {
                    best = other;
                }
            }

            (_ties[n], _ties[best]) = (_ties[best], _ties[n]);
        }
    }

    /// <summary>Writes the marked pairs as compressed rows, with their cosines, and the inverse roots of the degrees.</summary>
    private void Collect(ReadOnlySpan<float> products, Span<float> inverse, int stride, int words)
    {
        Edges = 0;
        for (var w = 0; w < Count * words; w++)
        {
            Edges += BitOperations.PopCount(_joined[w]);
        }

        Grow(ref _columns, Edges);
        var weights = _weights.Take(AlignedFloats.Padded(Edges));
        weights[Edges..].Clear();
        var roots = _degreeRoots.Take(Count);
        var edge = 0;
        for (var i = 0; i < Count; i++)
        {
            _starts[i] = edge;
            var row = products.Slice(i * stride, Count);
            var degree = GraphOptions.DegreeFloor;
            for (var w = 0; w < words; w++)
            {
                for (var bits = _joined[(i * words) + w]; bits != 0; bits &= bits - 1)
                {
                    var j = (w << 6) + BitOperations.TrailingZeroCount(bits);
                    var cosine = row[j] * inverse[i] * inverse[j];
                    _columns[edge] = j;
                    weights[edge++] = cosine;
                    degree += cosine;
                }
            }

            roots[i] = 1f / MathF.Sqrt(degree);
        }

        _starts[Count] = edge;
    }

    private void Normalise()
    {
        var weights = _weights.Span(Edges);
        var roots = _degreeRoots.Span(Count);
        for (var i = 0; i < Count; i++)
        {
            for (var edge = _starts[i]; edge < _starts[i + 1]; edge++)
            {
                weights[edge] *= roots[i] * roots[_columns[edge]];
            }
        }
    }

    private static void Grow<T>(ref T[] array, int count)
    {
        if (array.Length < count)
        {
            array = new T[count + (count / 2)];
        }
    }
}
