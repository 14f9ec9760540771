using AnyShot.Engine.Graphs;
using AnyShot.Engine.Simd;
using AnyShot.Engine.Transport;

namespace AnyShot.Engine.Learners.Streaming;

/// <summary>
/// How far the graph is to be believed beside the class means: the factor of its squared distances under which shots that were held out get the likeliest
/// probabilities. 0 unless they get likelier by it; so where the shots cannot tell, every part is judged by the class means alone.
/// </summary>
internal static class GraphWeightFit
{
    private const int MostFolds = 5;
    private static readonly float[] Factors = [0, 0.5f, 1, 2, 3, 4, 6, 8, 10, 15, 20];

    /// <param name="labelled">All labelled rows.</param>
    /// <param name="leftOut">Squared distances to the class means, one a shot, in the order of <see cref="LabelledRows.Shots"/>.</param>
    /// <param name="temperature">Divisor of those.</param>
    /// <param name="graphOptions">As in judging.</param>
    public static float Fit(LabelledRows labelled, IReadOnlyList<LeftOutShot> leftOut, float temperature, GraphOptions graphOptions)
    {
        var held = HeldOut(labelled, graphOptions);
        var classes = labelled.Blocks.Classes;
        var perClass = new int[classes];
        foreach (var (shot, _) in held)
        {
            perClass[leftOut[shot].Class]++;
        }

        var (best, least) = (0f, double.MaxValue);
        foreach (var factor in held.Count == 0 ? [] : Factors)
        {
            var loss = 0.0;
            foreach (var (shot, squared) in held)
            {
                var costs = new double[classes];
                for (var c = 0; c < classes; c++)
                {
                    costs[c] = (leftOut[shot].Squared[c] / temperature) + (factor * squared[c]);
                }

                loss += TemperatureFit.Loss(costs, leftOut[shot].Class, held.Count) / perClass[leftOut[shot].Class];
            }

            if (loss < least)
            {
                (least, best) = (loss, factor);
            }
        }

        return best;
    }

    /// <summary>Each shot's squared distances to the centres in the graph when it carries no label; a class keeps a labelled row in every fold.</summary>
    private static List<(int Shot, float[] Squared)> HeldOut(LabelledRows labelled, GraphOptions graphOptions)
    {
        var ordinals = new int[labelled.Count];
        var counts = new int[labelled.Blocks.Classes];
        for (var i = 0; i < ordinals.Length; i++)
        {
            ordinals[i] = labelled.Rows[i].IsSynthetic ? -1 : counts[labelled.Rows[i].Class]++;
        }

        var folds = Math.Clamp(counts.Max(), 1, MostFolds);
        var held = new List<(int, float[])>();
        var (graph, attention, problem, centres) = (new NeighbourGraph(), new AttentionRows(), new CentreProblem(), new GraphCentres());
        for (var fold = 0; fold < folds; fold++)
        {
            bool IsHeld(int i) => ordinals[i] >= 0 && ordinals[i] % folds == fold
                && (counts[labelled.Rows[i].Class] > 1 || labelled.Blocks.Synthetic[labelled.Rows[i].Class] >= 0);
            int[] order = [.. Enumerable.Range(0, ordinals.Length).OrderBy(IsHeld)];
            var kept = order.Count(i => !IsHeld(i));
            if (kept == order.Length)
            {
                continue;
            }

            var blocks = new ClassBlocks(counts.Length, [.. order.Take(kept).Select(i => labelled.Rows[i])], labelled.SyntheticWeight);
            graph.Build(Permuted(labelled, order), order.Length, labelled.Stride, graphOptions.Neighbours);
            attention.Embed(graph, graphOptions, blocks.Labels, blocks.Count, problem);
            centres.Start(problem, blocks);
            for (var part = 0; part < problem.Queries; part++)
            {
                var squared = new float[counts.Length];
                for (var c = 0; c < squared.Length; c++)
                {
                    squared[c] = centres.Squared(problem, c, part);
                }

                held.Add((labelled.Shots[order[kept + part]], squared));
            }
        }

        return held;
    }

    private static float[] Permuted(LabelledRows labelled, int[] order)
    {
        var products = new float[labelled.Products.Length];
        for (var i = 0; i < order.Length; i++)
        {
            var from = labelled.Products.AsSpan(order[i] * labelled.Stride, labelled.Stride);
            var to = products.AsSpan(i * labelled.Stride, labelled.Stride);
            for (var j = 0; j < order.Length; j++)
            {
                to[j] = from[order[j]];
            }
        }

        return products;
    }
}
