using System.Numerics.Tensors;
using AnyShot.Engine.Graphs;
using AnyShot.Engine.Simd;

namespace AnyShot.Engine.Transport;

/// <summary>
/// What the centre optimisation has to know of the rows: their inner products, and nothing else. A centre is a weighted sum of rows, so its products with the
/// queries follow from those of the rows, and the size of a row drops out. Room is kept between uses; not for several threads at once.
/// </summary>
public sealed class CentreProblem
{
    private AlignedFloats _queryProducts;
    private AlignedFloats _labelledProducts;
    private AlignedFloats _sums;
    private float[] _squares = [];
    private int[] _counts = [];
    private int _sumSize;

    /// <summary>Queries (n).</summary>
    public int Queries { get; private set; }

    /// <summary>Classes (N).</summary>
    public int Classes { get; private set; }

    /// <summary>From one row of a matrix to the next: n, padded.</summary>
    public int Stride { get; private set; }

    /// <summary>Inner products of the queries with each other, (n, <see cref="Stride"/>), symmetric; what is beyond n is 0.</summary>
    public Span<float> QueryProducts => _queryProducts.Span(Queries * Stride);

    /// <summary>Inner products of each class's sum of labelled rows with the queries, (N, <see cref="Stride"/>); what is beyond n is 0.</summary>
    public Span<float> LabelledProducts => _labelledProducts.Span(Classes * Stride);

    /// <summary>Squared length of each class's sum of labelled rows.</summary>
    public Span<float> LabelledSquares => _squares.AsSpan(0, Classes);

    /// <summary>Labelled rows of each class.</summary>
    public Span<int> LabelledCounts => _counts.AsSpan(0, Classes);

    /// <summary>Makes room and counts the labelled rows; all products are 0 then.</summary>
    /// <param name="labels">Class of each labelled row, 0 to <paramref name="classes"/> - 1.</param>
    /// <param name="classes">At least 1.</param>
    /// <param name="queries">At least 1.</param>
    /// <exception cref="ArgumentException">A label is out of range, or a class has no labelled row.</exception>
    public void Prepare(ReadOnlySpan<int> labels, int classes, int queries)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(queries, 1);
        (Queries, Classes, Stride) = (queries, classes, AlignedFloats.Padded(queries));
        _queryProducts.Take(checked(queries * Stride)).Clear();
        _labelledProducts.Take(checked(classes * Stride)).Clear();
        if (_squares.Length < classes)
        {
            _squares = new float[classes];
            _counts = new int[classes];
        }

        LabelledSquares.Clear();
        LabelledCounts.Clear();
        foreach (var label in labels)
        {
            if ((uint)label >= (uint)classes)
            {
                throw new ArgumentException($"A labelled row is of class {label}, and there are {classes} classes.");
            }

            _counts[label]++;
        }

        if (LabelledCounts.IndexOf(0) is >= 0 and var empty)
        {
            throw new ArgumentException($"Class {empty} has no labelled row to start its centre from: it needs a shot or a generated feature.");
        }
    }

    /// <summary>Fills the problem from rows as they are.</summary>
    /// <param name="labelled">Labelled rows.</param>
    /// <param name="labels">Class of each of them.</param>
    /// <param name="queries">Rows of the same size.</param>
    /// <param name="classes">N.</param>
    /// <exception cref="ArgumentException">As for <see cref="Prepare"/>, or the sizes differ.</exception>
    public void FromRows(in RowSet labelled, ReadOnlySpan<int> labels, in RowSet queries, int classes)
    {
        if (labelled.Count != labels.Length || labelled.Size != queries.Size)
        {
            throw new ArgumentException($"{labelled.Count} labelled rows of {labelled.Size} numbers have {labels.Length} labels, and queries have {queries.Size} numbers.");
        }

        Prepare(labels, classes, queries.Count);
        RowProducts.Fill(queries, QueryProducts, Stride);
        var sums = ClassSums(classes, labelled.Size);
        for (var i = 0; i < labels.Length; i++)
        {
            var sum = sums.Slice(labels[i] * labelled.Size, labelled.Size);
            TensorPrimitives.Add(sum, labelled.Span(i), sum);
        }

        for (var c = 0; c < classes; c++)
        {
            var sum = sums.Slice(c * labelled.Size, labelled.Size);
            LabelledSquares[c] = TensorPrimitives.Dot<float>(sum, sum);
            var products = LabelledProducts.Slice(c * Stride, Queries);
            for (var i = 0; i < products.Length; i++)
            {
                products[i] = TensorPrimitives.Dot<float>(queries.Span(i), sum);
            }
        }
    }

    /// <summary>Room for a sum of rows for each class, all 0.</summary>
    internal Span<float> ClassSums(int classes, int size)
    {
        _sumSize = size;
        var sums = _sums.Take(checked(classes * size));
        sums.Clear();
        return sums;
    }

    /// <summary>Inner product of two classes' sums of labelled rows.</summary>
    internal float SumsProduct(int first, int second)
    {
        var sums = _sums.Span(Classes * _sumSize);
        return TensorPrimitives.Dot<float>(sums.Slice(first * _sumSize, _sumSize), sums.Slice(second * _sumSize, _sumSize));
    }
}
