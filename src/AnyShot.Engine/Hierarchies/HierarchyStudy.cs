using System.Numerics.Tensors;
using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Learners;

namespace AnyShot.Engine.Hierarchies;

/// <summary>Measures judging down a tree against judging without it, on episodes over all classes of the tree.</summary>
public static class HierarchyStudy
{
    /// <param name="set">Images with labels.</param>
    /// <param name="tree">Over all classes of the set.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told of every episode.</param>
    /// <param name="cancellationToken">Stops between two episodes.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    /// <exception cref="InvalidDataException">A class has too few images; one sentence names it.</exception>
    public static HierarchyResult Run(FeatureSet set, ClassTree tree, HierarchyOptions options, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        var sampler = new EpisodeSampler(set, new EpisodeOptions
        {
            Ways = tree.Classes,
            Shots = options.Shots,
            Queries = options.Queries,
            Seed = options.Seed,
            Classes = [.. Enumerable.Range(0, tree.Classes)],
        });
        string[] methods = ["flat", "greedy", $"beam-{options.Beam}"];
        int[][] levels = [.. Enumerable.Range(1, tree.Levels).Select(tree.AtLevel)];
        int[][] nodes = [.. levels.Select(level => level.Distinct().ToArray())];
        var scores = new List<HierarchyScores[]>();
        var consistent = new List<double>();
        for (var run = 0; run < options.Runs; run++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var episode = sampler.Draw(run);
            var shots = new float[tree.Classes][][];
            for (var c = 0; c < episode.Classes.Length; c++)
            {
                shots[episode.Classes[c]] = [.. Enumerable.Range(0, options.Shots).Select(k => Unit(set, episode.Support[(k * episode.Classes.Length) + c]))];
            }

            var temperature = PrototypeLearner.Build([.. shots.Select((own, c) => new SupportClass(set.ClassNames[c], own))]).Temperature;
            CoarseToFine[] judges = [new(tree, shots, temperature, 1, options.ByCount), new(tree, shots, temperature, options.Beam, options.ByCount)];
            HierarchyScores[] counted = [.. methods.Select(_ => new HierarchyScores(tree))];
            var (paths, agreed) = (new double[tree.Classes], 0);
            for (var q = 0; q < episode.Queries.Length; q++)
            {
                var query = Unit(set, episode.Queries[q]);
                var truth = episode.Classes[episode.QueryLabels[q]];
                int[] nearest = [.. nodes.Select(level => judges[0].Nearest(query, level))];
                var flat = tree.Nodes[nearest[^1]].Class;
                counted[0].Add(truth, flat);
                counted[1].Add(truth, judges[0].Judge(query, paths));
                counted[2].Add(truth, judges[1].Judge(query, paths));
                agreed += nearest.Select((node, l) => levels[l][flat] == node).All(same => same) ? 1 : 0;
            }

            scores.Add(counted);
            consistent.Add((double)agreed / episode.Queries.Length);
            progress?.Report(new WorkProgress("episodes", run + 1, options.Runs));
        }

        return new HierarchyResult([.. methods.Select((method, m) => Row(method, [.. scores.Select(counted => counted[m])], tree.Levels))], MeanInterval.Of(consistent), [.. nodes.Select(level => level.Length)]);
    }

    private static HierarchyRow Row(string method, HierarchyScores[] runs, int levels)
    {
        double[] distances = [.. runs.Select(run => run.MistakeDistance).OfType<double>()];
        return new HierarchyRow(
            method, [.. Enumerable.Range(0, levels).Select(l => MeanInterval.Of([.. runs.Select(run => run.Accuracy[l])]))], distances.Length > 0 ? MeanInterval.Of(distances) : null);
    }

    private static float[] Unit(FeatureSet set, int image)
    {
        var row = set.Row(image).ToArray();
        var length = TensorPrimitives.Norm<float>(row);
        TensorPrimitives.Divide(row, length > 0 ? length : 1, row);
        return row;
    }
}
