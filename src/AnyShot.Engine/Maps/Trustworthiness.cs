using System.Numerics.Tensors;

namespace AnyShot.Engine.Maps;

/// <summary>Whether neighbours on a map are neighbours in truth (Venna and Kaski 2001): 1 when all are, about a half on a random map.</summary>
public static class Trustworthiness
{
    /// <param name="features">Rows in the space of the features.</param>
    /// <param name="map">The same points on the map.</param>
    /// <param name="neighbours">How many are looked at, 1 or more and below half of the points.</param>
    public static double Measure(IReadOnlyList<float[]> features, EmbeddingMap map, int neighbours)
    {
        var n = features.Count;
        ArgumentOutOfRangeException.ThrowIfLessThan(neighbours, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(2 * neighbours, n);
        float[][] points = [.. Enumerable.Range(0, n).Select(i => map.Coordinates.AsSpan(i * map.Dimensions, map.Dimensions).ToArray())];
        var penalties = new double[n];
        Parallel.For(0, n, i =>
        {
            var order = Order(features, i);
            var rank = new int[n];
            for (var r = 0; r < order.Length; r++)
            {
                rank[order[r]] = r + 1;
            }

            penalties[i] = Order(points, i).Take(neighbours).Sum(j => (double)Math.Max(0, rank[j] - neighbours));
        });
        return 1 - (2 * penalties.Sum() / (n * (double)neighbours * ((2 * n) - (3 * neighbours) - 1)));
    }

    /// <summary>All other points by distance.</summary>
    private static int[] Order(IReadOnlyList<float[]> rows, int own)
    {
        int[] order = [.. Enumerable.Range(0, rows.Count).Where(j => j != own)];
        float[] distances = [.. order.Select(j => TensorPrimitives.Distance<float>(rows[own], rows[j]))];
        Array.Sort(distances, order);
        return order;
    }
}
