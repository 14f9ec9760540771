using AnyShot.Engine.Data;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Maps;

/// <summary>
/// UMAP (McInnes, Healy and Melville, "UMAP: Uniform Manifold Approximation and Projection", 2018) with exact neighbours, started from the principal components. Features are scaled to 0..1,
/// one by one. The descent is the published one: edges as often as they weigh, five points pushed away for each, the rate falling to 0.
/// </summary>
internal static class Umap
{
    private const ulong Stream = 0x554d4150;
    private const int PushedAway = 5;
    private const float LongestStep = 4;
    private const float StartExtent = 10;
    private const float StartNoise = 1e-4f;

    public static EmbeddingMap Run(IReadOnlyList<float[]> features, MapOptions options, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        var scaled = Scaled(features);
        var graph = FuzzyGraph.Build(scaled, Math.Min(options.Neighbours, features.Count), options.Parallel(cancellationToken));
        var random = new Pcg32(options.Seed, Stream);
        var points = Start(scaled, options, ref random);
        Descend(points, options.Dimensions, graph, UmapCurve.Fit(options.MinimumDistance), ref random, progress, cancellationToken);
        return new EmbeddingMap(points, options.Dimensions, null);
    }

    /// <summary>Each number by its range over the points; one that never changes becomes 0.</summary>
    private static float[][] Scaled(IReadOnlyList<float[]> features)
    {
        var (low, high) = ((float[])features[0].Clone(), (float[])features[0].Clone());
        foreach (var row in features)
        {
            for (var j = 0; j < row.Length; j++)
            {
                (low[j], high[j]) = (Math.Min(low[j], row[j]), Math.Max(high[j], row[j]));
            }
        }

        return [.. features.Select(row => row.Select((value, j) => high[j] > low[j] ? (value - low[j]) / (high[j] - low[j]) : 0).ToArray())];
    }

    private static float[] Start(float[][] scaled, MapOptions options, ref Pcg32 random)
    {
        float[] points = options.Start is { } given ? [.. given] : [.. scaled.SelectMany(PrincipalComponents.Fit(scaled, options.Dimensions, options.Threads).Project)];
        var extent = points.Max(Math.Abs);
        for (var i = 0; i < points.Length; i++)
        {
            // The noise parts points that are the same.
            points[i] = (extent > 0 ? StartExtent * points[i] / extent : 0) + (StartNoise * random.Normal());
        }

        return points;
    }

    private static void Descend(
        float[] points, int dimensions, FuzzyGraph graph, UmapCurve curve, ref Pcg32 random, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        var n = points.Length / dimensions;
        var epochs = n <= 10_000 ? 500 : 200;
        var heaviest = graph.Weight.Max();
        double[] period = [.. graph.Weight.Select(weight => weight >= heaviest / epochs ? heaviest / weight : double.PositiveInfinity)];
        double[] due = [.. period];
        double[] pushDue = [.. period.Select(p => p / PushedAway)];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rate = 1 - ((float)epoch / epochs);
            for (var e = 0; e < period.Length; e++)
            {
                if (due[e] > epoch)
                {
                    continue;
                }

                var (from, to) = (graph.From[e] * dimensions, graph.To[e] * dimensions);
                Pull(points, from, to, dimensions, curve, rate);
                due[e] += period[e];
                var pushes = (int)((epoch - pushDue[e]) * PushedAway / period[e]);
                for (var k = 0; k < pushes; k++)
                {
                    Push(points, from, random.Below(n) * dimensions, dimensions, curve, rate);
                }

                pushDue[e] += pushes * period[e] / PushedAway;
            }

            if ((epoch + 1) % Math.Max(1, epochs / 100) == 0)
            {
                progress?.Report(new WorkProgress("UMAP", epoch + 1, epochs));
            }
        }
    }

    private static void Pull(float[] points, int from, int to, int dimensions, UmapCurve curve, float rate)
    {
        var squared = Squared(points, from, to, dimensions);
        if (squared <= 0)
        {
            return;
        }

        var power = Math.Pow(squared, curve.B);
        var factor = (float)(-2 * curve.A * curve.B * power / squared / (1 + (curve.A * power)));
        for (var axis = 0; axis < dimensions; axis++)
        {
            var step = rate * Math.Clamp(factor * (points[from + axis] - points[to + axis]), -LongestStep, LongestStep);
            points[from + axis] += step;
            points[to + axis] -= step;
        }
    }

    private static void Push(float[] points, int from, int other, int dimensions, UmapCurve curve, float rate)
    {
        if (from == other)
        {
            return;
        }

        var squared = Squared(points, from, other, dimensions);
        var factor = squared > 0 ? (float)(2 * curve.B / ((0.001 + squared) * (1 + (curve.A * Math.Pow(squared, curve.B))))) : 0;
        for (var axis = 0; axis < dimensions; axis++)
        {
            var step = squared > 0 ? Math.Clamp(factor * (points[from + axis] - points[other + axis]), -LongestStep, LongestStep) : 0;
            points[from + axis] += rate * step;
        }
    }

    private static double Squared(float[] points, int a, int b, int dimensions)
    {
        var sum = 0.0;
        for (var axis = 0; axis < dimensions; axis++)
        {
            double difference = points[a + axis] - points[b + axis];
            sum += difference * difference;
        }

        return sum;
    }
}
