using System.Numerics.Tensors;

namespace AnyShot.Engine.Maps;

/// <summary>How much points are neighbours in the space of the features, for t-SNE.</summary>
internal static class Affinities
{
    private const int MostHalvings = 64;
    private const double Close = 1e-5;

    /// <summary>Gaussian neighbourhoods of one perplexity, made symmetric; all of it sums to 1.</summary>
    public static float[][] Symmetric(IReadOnlyList<float[]> features, double perplexity, ParallelOptions parallel)
    {
        var n = features.Count;
        var rows = new float[n][];
        Parallel.For(0, n, parallel, i =>
        {
            var squared = new double[n];
            for (var j = 0; j < n; j++)
            {
                double distance = TensorPrimitives.Distance<float>(features[i], features[j]);
                squared[j] = distance * distance;
            }

            rows[i] = Row(squared, i, Math.Log(perplexity));
        });

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                rows[i][j] = rows[j][i] = (rows[i][j] + rows[j][i]) / (2f * n);
            }
        }

        return rows;
    }

    /// <summary>Conditional probabilities of one point: its precision is searched until their entropy is the wanted one.</summary>
    internal static float[] Row(double[] squared, int own, double entropy)
    {
        // Shifted by the nearest, so that a lonely point does not lose all of its neighbours to rounding.
        var nearest = squared.Where((_, j) => j != own).Min();
        var (low, high, precision) = (0.0, double.PositiveInfinity, 1.0);
        var p = new double[squared.Length];
        for (var halving = 0; halving < MostHalvings; halving++)
        {
            var (sum, weighted) = (0.0, 0.0);
            for (var j = 0; j < p.Length; j++)
            {
                p[j] = j == own ? 0 : Math.Exp(-(squared[j] - nearest) * precision);
                sum += p[j];
                weighted += p[j] * (squared[j] - nearest);
            }

            TensorPrimitives.Divide(p, sum, p);
            var difference = Math.Log(sum) + (precision * weighted / sum) - entropy;
            if (Math.Abs(difference) < Close)
            {
                break;
            }

            (low, high) = difference > 0 ? (precision, high) : (low, precision);
            precision = double.IsPositiveInfinity(high) ? precision * 2 : (low + high) / 2;
        }

        return Array.ConvertAll(p, value => (float)value);
    }
}
