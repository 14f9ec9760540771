using System.Numerics.Tensors;
using AnyShot.Engine.Data;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.ActiveLearning;

/// <summary>
/// Plays a person who labels what a strategy proposes, on images whose labels are known: after each batch the prototypes learn, and the test images are judged. The labels of the test
/// are read for the accuracy alone, those of the pool when they are asked for.
/// </summary>
public static class ActiveLearningStudy
{
    private const ulong StartStream = 0x53544152;

    /// <param name="set">Images with labels, features at any length.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told of every strategy of every seed.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    /// <exception cref="InvalidDataException">The images are too few; one sentence says which.</exception>
    public static ActiveLearningResult Run(FeatureSet set, ActiveLearningOptions options, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        options.Require();
        var classes = options.Classes ?? [.. set.Labels.Distinct().Order()];
        if (classes.Count < 2)
        {
            throw new InvalidDataException($"{set.Name} has {classes.Count} class(es) to choose between; two at least are needed.");
        }

        var rows = new float[set.Count][];
        for (var i = 0; i < set.Count; i++)
        {
            rows[i] = Unit(set, i);
        }

        var splits = Enumerable.Range(0, options.Seeds).Select(s => PoolSplit.Draw(set, [.. classes], options.TestShare, options.Seed + (ulong)s)).ToArray();
        var starts = splits.Select((split, s) => Start(set, split, classes, options, options.Seed + (ulong)s)).ToArray();
        var pool = splits.Min(split => split.Pool.Count);
        var labels = Points(starts.Max(start => start.Length), options.Budget == 0 ? pool : Math.Min(options.Budget, pool), options.Batch, set.Name);
        var full = splits.Select(split => new LabelledPart(rows, set, split).Learn([.. split.Pool])).ToArray();
        var goal = options.Goal * full.Average(result => result.Accuracy);
        var curves = new List<ActiveCurve>();
        foreach (var strategy in options.Strategies)
        {
            var (accuracy, balanced) = (new List<double[]>(), new List<double[]>());
            for (var s = 0; s < splits.Length; s++)
            {
                var points = Play(rows, set, splits[s], starts[s], labels, strategy, options.Seed + (ulong)s, cancellationToken);
                accuracy.Add([.. points.Select(point => point.Accuracy)]);
                balanced.Add([.. points.Select(point => point.Balanced)]);
                progress?.Report(new WorkProgress("labelling", (curves.Count * splits.Length) + s + 1, options.Strategies.Count * splits.Length));
            }

            curves.Add(ActiveCurve.Of(strategy, labels, accuracy, balanced, goal));
        }

        return new ActiveLearningResult(
            curves, MeanInterval.Of([.. full.Select(result => result.Accuracy)]), MeanInterval.Of([.. full.Select(result => result.Balanced)]), pool, splits.Min(split => split.Test.Count));
    }

    private static List<(double Accuracy, double Balanced)> Play(
        float[][] rows, FeatureSet set, PoolSplit split, int[] start, IReadOnlyList<int> labels, LabelStrategy strategy, ulong seed, CancellationToken cancellationToken)
    {
        var part = new LabelledPart(rows, set, split);
        var pool = new UnlabelledPool([.. split.Pool.Select(i => rows[i])], [], seed);
        var known = new List<int>();
        foreach (var place in start)
        {
            pool.Label(place);
            known.Add(split.Pool[place]);
        }

        var points = new List<(double Accuracy, double Balanced)>();
        foreach (var count in labels)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (count > known.Count)
            {
                foreach (var proposal in pool.Choose(strategy, part.Learner, count - known.Count))
                {
                    pool.Label(proposal.Index);
                    known.Add(split.Pool[proposal.Index]);
                }
            }

            points.Add(part.Learn(known));
        }

        return points;
    }

    /// <summary>Places in the pool of the examples at the start.</summary>
    private static int[] Start(FeatureSet set, PoolSplit split, IReadOnlyList<int> classes, ActiveLearningOptions options, ulong seed)
    {
        var random = new Pcg32(seed, StartStream);
        return [.. classes.SelectMany(label => random.Shuffled([.. Enumerable.Range(0, split.Pool.Count).Where(p => set.Labels[split.Pool[p]] == label)]).Take(options.Start))];
    }

    private static int[] Points(int start, int budget, int batch, string name)
    {
        if (budget <= start)
        {
            throw new InvalidDataException($"{name}: a budget of {budget} labels leaves nothing to ask for after the {start} at the start.");
        }

        // From nothing the first point comes after the first batch.
        var points = new List<int>();
        for (var count = start > 0 ? start : Math.Min(batch, budget); count < budget; count += batch)
        {
            points.Add(count);
        }

        return [.. points, budget];
    }

    private static float[] Unit(FeatureSet set, int image)
    {
        var row = set.Row(image).ToArray();
        var length = TensorPrimitives.Norm<float>(row);
        if (length == 0)
        {
            throw new InvalidDataException($"Image {image} of {set.Name} has a feature of length 0.");
        }

        TensorPrimitives.Divide(row, length, row);
        return row;
    }
}
