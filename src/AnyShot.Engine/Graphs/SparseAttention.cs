using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using AnyShot.Engine.Simd;
using AnyShot.Engine.Transport;

namespace AnyShot.Engine.Graphs;

/// <summary>
/// Attention profiles for kappa 1. G is then as sparse as the graph, and a profile is a constant plus the few neighbours' terms: (1 + e_i) / Z_i with
/// e_i = exp(G_i) - 1 sparse; the sum Z_i falls out with the scaling to unit length. The inner products of the centred rows follow from the sparse products
/// e_i.e_j and from sums: exact, and no matrix of profiles is ever made.
/// </summary>
internal sealed class SparseAttention
{
    private AlignedFloats _excess;
    private AlignedFloats _numbers;
    private AlignedFloats _labelledMean;
    private AlignedFloats _queryMean;
    private AlignedFloats _vectors;

    /// <inheritdoc cref="AttentionRows.Embed"/>
    public void Embed(NeighbourGraph graph, GraphOptions options, ReadOnlySpan<int> labels, int classes, CentreProblem problem)
    {
        problem.Prepare(labels, classes, graph.Count - labels.Length);
        var excess = _excess.Take(AlignedFloats.Padded(graph.Edges));
        Exponential.MinusOne(graph.Weights, excess);
        var loop = MathF.Exp((float)options.Alpha) - 1f;
        var profiles = new Profiles(_numbers.Take(Profiles.Vectors * graph.Count), graph.Count);
        Lengths(graph, excess, loop, profiles);
        var labelledMean = _labelledMean.Take(graph.Count);
        var queryMean = _queryMean.Take(graph.Count);
        var all = Range.All;
        var labelled = ..labels.Length;
        var queries = labels.Length..;
        switch (options.Centring)
        {
            case Centring.Blocks:
                Centre(graph, excess, loop, profiles, labelled, labelled, labelledMean);
                Centre(graph, excess, loop, profiles, queries, queries, queryMean);
                break;
            case Centring.Labelled:
                Centre(graph, excess, loop, profiles, labelled, all, labelledMean);
                labelledMean.CopyTo(queryMean);
                break;
            case Centring.Joint:
                Centre(graph, excess, loop, profiles, all, all, labelledMean);
                labelledMean.CopyTo(queryMean);
                break;
            default:
                Centre(graph, excess, loop, profiles, ..0, all, labelledMean);
                queryMean.Clear();
                break;
        }

        QueryProducts(graph, excess, loop, profiles, queryMean, problem);
        LabelledProducts(graph, excess, loop, profiles, labelledMean, queryMean, labels, problem);
    }

    private static void Lengths(NeighbourGraph graph, ReadOnlySpan<float> excess, float loop, Profiles profiles)
    {
        var starts = graph.Starts;
        for (var i = 0; i < graph.Count; i++)
        {
            var (sum, squares) = (loop, loop * loop);
            foreach (var e in excess[starts[i]..starts[i + 1]])
            {
                sum += e;
                squares += e * e;
            }

            profiles.Sum[i] = sum;
            profiles.Squares[i] = squares;
            profiles.InverseLength[i] = 1f / MathF.Sqrt(graph.Count + (2 * sum) + squares);
        }
    }

    /// <summary>
    /// Takes the mean of the rows <paramref name="of"/> from the rows <paramref name="from"/> and scales these to unit length. <paramref name="mean"/> gets the
    /// sparse part of it: 0 where no row is averaged.
    /// </summary>
    private static void Centre(NeighbourGraph graph, ReadOnlySpan<float> excess, float loop, Profiles profiles, Range of, Range from, Span<float> mean)
    {
        var starts = graph.Starts;
        var columns = graph.Columns;
        var (firstOf, countOf) = of.GetOffsetAndLength(graph.Count);
        mean.Clear();
        var meanInverse = 0f;
        for (var i = firstOf; i < firstOf + countOf; i++)
        {
            var share = profiles.InverseLength[i] / countOf;
            meanInverse += share;
            mean[i] += share * loop;
            for (var edge = starts[i]; edge < starts[i + 1]; edge++)
            {
                mean[columns[edge]] += share * excess[edge];
            }
        }

        var meanSum = TensorPrimitives.Sum<float>(mean);
        var meanSquares = TensorPrimitives.SumOfSquares<float>(mean);
        var (first, count) = from.GetOffsetAndLength(graph.Count);
        for (var i = first; i < first + count; i++)
        {
            var along = loop * mean[i];
            for (var edge = starts[i]; edge < starts[i + 1]; edge++)
            {
                along += excess[edge] * mean[columns[edge]];
            }

            // Profiles are all nearly constant. The constant part is subtracted first, where it is exact; 1 - 2 t.mu + mu.mu would lose digits.
            var a = profiles.InverseLength[i];
            var ones = a - meanInverse;
            var squared = (ones * ones * graph.Count) + (2 * ones * ((a * profiles.Sum[i]) - meanSum))
                + (a * a * profiles.Squares[i]) - (2 * a * along) + meanSquares;
            var scale = squared > GraphOptions.ShortestRow * GraphOptions.ShortestRow ? 1f / MathF.Sqrt(squared) : 0f;
            profiles.Ones[i] = ones * scale;
            profiles.Own[i] = a * scale;
            profiles.Mean[i] = scale;
            profiles.Along[i] = along;
        }
    }

    /// <summary>(b_i 1 + s_i e_i - w_i f).(b_j 1 + s_j e_j - w_j f) for all queries.</summary>
    private void QueryProducts(NeighbourGraph graph, ReadOnlySpan<float> excess, float loop, Profiles profiles, ReadOnlySpan<float> mean, CentreProblem problem)
    {
        var n = problem.Queries;
        var stride = problem.Stride;
        var labelled = graph.Count - n;
        var meanSum = TensorPrimitives.Sum(mean);
        var meanSquares = TensorPrimitives.SumOfSquares(mean);
        var ones = profiles.Ones[labelled..];
        var own = profiles.Own[labelled..];
        var shares = profiles.Mean[labelled..];
        var sum = profiles.Sum[labelled..];
        var along = profiles.Along[labelled..];

        // All but e_i.e_j is a sum of four products of a factor of row i and a vector over j; vectors are padded with zeros.
        var vectors = _vectors.Take(4 * stride);
        vectors.Clear();
        var withOnes = vectors[..stride];
        var withMean = vectors.Slice(stride, stride);
        var plainOnes = vectors.Slice(2 * stride, stride);
        var plainShares = vectors.Slice(3 * stride, stride);
        ones.CopyTo(plainOnes);
        shares.CopyTo(plainShares);
        for (var j = 0; j < n; j++)
        {
            withOnes[j] = (ones[j] * graph.Count) + (own[j] * sum[j]) - (shares[j] * meanSum);
            withMean[j] = (ones[j] * meanSum) + (own[j] * along[j]) - (shares[j] * meanSquares);
        }

        for (var i = 0; i < n; i++)
        {
            var row = problem.QueryProducts.Slice(i * stride, stride);
            Combine(row, ones[i], withOnes, -shares[i], withMean, own[i] * sum[i], plainOnes, -own[i] * along[i], plainShares);
            AddSparse(graph, excess, loop, own, labelled, i, row);
        }
    }

    private static void Combine(
        Span<float> row, float f0, ReadOnlySpan<float> v0, float f1, ReadOnlySpan<float> v1, float f2, ReadOnlySpan<float> v2, float f3, ReadOnlySpan<float> v3)
    {
        var result = MemoryMarshal.Cast<float, Vector<float>>(row);
        var x0 = MemoryMarshal.Cast<float, Vector<float>>(v0);
        var x1 = MemoryMarshal.Cast<float, Vector<float>>(v1);
        var x2 = MemoryMarshal.Cast<float, Vector<float>>(v2);
        var x3 = MemoryMarshal.Cast<float, Vector<float>>(v3);
        for (var j = 0; j < result.Length; j++)
        {
            result[j] = (x0[j] * f0) + (x1[j] * f1) + (x2[j] * f2) + (x3[j] * f3);
        }
    }

    /// <summary>Adds s_i s_j e_i.e_j over all j that share a neighbour with i: the graph is symmetric, so column t of e is row t.</summary>
    private static void AddSparse(
        NeighbourGraph graph, ReadOnlySpan<float> excess, float loop, ReadOnlySpan<float> own, int labelled, int i, Span<float> row)
    {
        var starts = graph.Starts;
        var columns = graph.Columns;
        row[i] += own[i] * own[i] * loop * loop;
        for (var edge = starts[labelled + i]; edge < starts[labelled + i + 1]; edge++)
        {
            var e = own[i] * excess[edge];
            var through = columns[edge];
            if (through >= labelled)
            {
                // e_i at j meets the loop of j, and the loop of i meets e_j at i: twice the same.
                row[through - labelled] += 2 * e * loop * own[through - labelled];
            }

            for (var second = starts[through]; second < starts[through + 1]; second++)
            {
                var j = columns[second] - labelled;
                if (j >= 0)
                {
                    row[j] += e * excess[second] * own[j];
                }
            }
        }
    }

    private static void LabelledProducts(
        NeighbourGraph graph, ReadOnlySpan<float> excess, float loop, Profiles profiles, ReadOnlySpan<float> labelledMean, ReadOnlySpan<float> queryMean,
        ReadOnlySpan<int> labels, CentreProblem problem)
    {
        var starts = graph.Starts;
        var columns = graph.Columns;
        var count = graph.Count;
        var sums = problem.ClassSums(problem.Classes, count);
        for (var i = 0; i < labels.Length; i++)
        {
            var sum = sums.Slice(labels[i] * count, count);
            TensorPrimitives.MultiplyAdd(labelledMean, -profiles.Mean[i], sum, sum);
            TensorPrimitives.Add(sum, profiles.Ones[i], sum);
            sum[i] += profiles.Own[i] * loop;
            for (var edge = starts[i]; edge < starts[i + 1]; edge++)
            {
                sum[columns[edge]] += profiles.Own[i] * excess[edge];
            }
        }

        for (var c = 0; c < problem.Classes; c++)
        {
            ReadOnlySpan<float> sum = sums.Slice(c * count, count);
            problem.LabelledSquares[c] = TensorPrimitives.SumOfSquares(sum);
            var total = TensorPrimitives.Sum(sum);
            var withMean = TensorPrimitives.Dot(sum, queryMean);
            var products = problem.LabelledProducts.Slice(c * problem.Stride, problem.Queries);
            for (var q = 0; q < products.Length; q++)
            {
                var i = labels.Length + q;
                var along = loop * sum[i];
                for (var edge = starts[i]; edge < starts[i + 1]; edge++)
                {
                    along += excess[edge] * sum[columns[edge]];
                }

                products[q] = (profiles.Ones[i] * total) + (profiles.Own[i] * along) - (profiles.Mean[i] * withMean);
            }
        }
    }
}
