using System.Numerics.Tensors;

namespace AnyShot.Engine.Maps;

/// <summary>UMAP's graph: each point is surely near its nearest neighbour, and less so the others; two directions are joined as probabilities.</summary>
/// <param name="From">One end of each edge.</param>
/// <param name="To">The other end; every edge stands there in both directions.</param>
/// <param name="Weight">Above 0, at most 1.</param>
internal sealed record FuzzyGraph(int[] From, int[] To, float[] Weight)
{
    private const int MostHalvings = 64;
    private const double Close = 1e-5;

    /// <summary>Widths below this share of the mean distance are rounding.</summary>
    private const double LeastShare = 1e-3;

    /// <param name="features">Rows of one length.</param>
    /// <param name="neighbours">The point itself counted.</param>
    /// <param name="parallel">Cores that may work on it, and what stops it between two points.</param>
    public static FuzzyGraph Build(IReadOnlyList<float[]> features, int neighbours, ParallelOptions parallel)
    {
        var n = features.Count;
        var nearest = new int[n][];
        var distances = new double[n][];
        Parallel.For(0, n, parallel, i =>
        {
            var all = new float[n];
            for (var j = 0; j < n; j++)
            {
                all[j] = j == i ? -1 : TensorPrimitives.Distance<float>(features[i], features[j]);
            }

            int[] order = [.. Enumerable.Range(0, n)];
            Array.Sort((float[])all.Clone(), order);
            nearest[i] = order[1..neighbours];
            distances[i] = [.. nearest[i].Select(j => (double)all[j])];
        });

        var mean = distances.Average(row => row.Append(0).Average());
        var directed = new Dictionary<(int From, int To), double>();
        for (var i = 0; i < n; i++)
        {
            var weights = Weights(distances[i], mean);
            for (var k = 0; k < weights.Length; k++)
            {
                directed[(i, nearest[i][k])] = weights[k];
            }
        }

        var edges = directed.Keys.Concat(directed.Keys.Select(key => (From: key.To, To: key.From))).Distinct().Order().ToArray();
        float[] joined = [.. edges.Select(edge =>
        {
            var (there, back) = (directed.GetValueOrDefault(edge), directed.GetValueOrDefault((edge.To, edge.From)));
            return (float)(there + back - (there * back));
        })];
        return new FuzzyGraph([.. edges.Select(edge => edge.From)], [.. edges.Select(edge => edge.To)], joined);
    }

    /// <summary>exp(-(d - nearest) / width), the width such that they sum to the binary logarithm of the number of neighbours.</summary>
    /// <param name="distances">Of the neighbours without the point itself, rising.</param>
    /// <param name="mean">Mean distance over all points.</param>
    internal static double[] Weights(double[] distances, double mean)
    {
        var nearest = distances.FirstOrDefault(d => d > 0);
        var wanted = Math.Log2(distances.Length + 1);
        var (low, high, width) = (0.0, double.PositiveInfinity, 1.0);
        for (var halving = 0; halving < MostHalvings; halving++)
        {
            var difference = distances.Sum(d => Math.Exp(-Math.Max(0, d - nearest) / width)) - wanted;
            if (Math.Abs(difference) < Close)
            {
                break;
            }

            (low, high) = difference > 0 ? (low, width) : (width, high);
            width = double.IsPositiveInfinity(high) ? width * 2 : (low + high) / 2;
        }

        width = Math.Max(width, LeastShare * (nearest > 0 ? distances.Append(0).Average() : mean));
        return [.. distances.Select(d => d <= nearest || width <= 0 ? 1 : Math.Exp(-(d - nearest) / width))];
    }
}
