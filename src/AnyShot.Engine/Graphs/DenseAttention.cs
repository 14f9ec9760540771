using System.Numerics.Tensors;
using AnyShot.Engine.Simd;
using AnyShot.Engine.Transport;

namespace AnyShot.Engine.Graphs;

/// <summary>Attention profiles for any kappa, as a full matrix. Each further power multiplies by the sparse graph only.</summary>
internal sealed class DenseAttention
{
    private AlignedFloats _rows;
    private AlignedFloats _next;
    private AlignedFloats _means;

    /// <inheritdoc cref="AttentionRows.Embed"/>
    public void Embed(NeighbourGraph graph, GraphOptions options, ReadOnlySpan<int> labels, int classes, CentreProblem problem)
    {
        var count = graph.Count;
        var rows = Power(graph, options);
        for (var i = 0; i < count; i++)
        {
            var row = rows.Slice(i * count, count);
            // The divisor of a softmax falls out with the scaling to unit length; only its shift against overflow is needed.
            TensorPrimitives.Subtract(row, TensorPrimitives.Max<float>(row), row);
            TensorPrimitives.Exp(row, row);
            ToUnitLength(row);
        }

        var means = _means.Take(2 * count);
        var labelled = rows[..(labels.Length * count)];
        var queries = rows[(labels.Length * count)..];
        switch (options.Centring)
        {
            case Centring.Blocks:
                Mean(labelled, means[..count]);
                Mean(queries, means[count..]);
                Centre(labelled, means[..count]);
                Centre(queries, means[count..]);
                break;
            case Centring.Labelled:
                Mean(labelled, means[..count]);
                Centre(rows, means[..count]);
                break;
            case Centring.Joint:
                Mean(rows, means[..count]);
                Centre(rows, means[..count]);
                break;
            default:
                break;
        }

        problem.FromRows(new RowSet(count, labelled), labels, new RowSet(count, queries), classes);
    }

    /// <summary>(alpha I + A)^kappa, (count, count).</summary>
    private Span<float> Power(NeighbourGraph graph, GraphOptions options)
    {
        var count = graph.Count;
        var starts = graph.Starts;
        var columns = graph.Columns;
        var weights = graph.Weights;
        var alpha = (float)options.Alpha;
        var power = _rows.Take(checked(count * count));
        var next = _next.Take(count * count);
        power.Clear();
        for (var i = 0; i < count; i++)
        {
            power[(i * count) + i] = 1;
        }

        for (var factor = 0; factor < options.Kappa; factor++)
        {
            for (var i = 0; i < count; i++)
            {
                var row = next.Slice(i * count, count);
                TensorPrimitives.Multiply(power.Slice(i * count, count), alpha, row);
                for (var edge = starts[i]; edge < starts[i + 1]; edge++)
                {
                    TensorPrimitives.MultiplyAdd(power.Slice(columns[edge] * count, count), weights[edge], row, row);
                }
            }

            var swapped = power;
            power = next;
            next = swapped;
        }

        return power;
    }

    private static void Mean(ReadOnlySpan<float> rows, Span<float> mean)
    {
        mean.Clear();
        for (var start = 0; start < rows.Length; start += mean.Length)
        {
            TensorPrimitives.Add(mean, rows.Slice(start, mean.Length), mean);
        }

        TensorPrimitives.Multiply(mean, (float)mean.Length / rows.Length, mean);
    }

    private static void Centre(Span<float> rows, ReadOnlySpan<float> mean)
    {
        for (var start = 0; start < rows.Length; start += mean.Length)
        {
            var row = rows.Slice(start, mean.Length);
            TensorPrimitives.Subtract(row, mean, row);
            ToUnitLength(row);
        }
    }

    private static void ToUnitLength(Span<float> row)
    {
        var length = TensorPrimitives.Norm<float>(row);
        if (length > GraphOptions.ShortestRow)
        {
            TensorPrimitives.Multiply(row, 1f / length, row);
        }
        else
        {
            row.Clear();
        }
    }
}
