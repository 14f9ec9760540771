using AnyShot.Engine.Confidence;
using AnyShot.Engine.Data;
using AnyShot.Engine.Rendering;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>Puts wrong labels into clean images, trains with and without what weak-shot learning offers, and measures on clean images that were kept out. The truth of the labels is read here alone.</summary>
public static class WeakShotMeasurement
{
    private const ulong SplitStream = 101;

    /// <summary>One row a seed.</summary>
    /// <param name="options">What to measure.</param>
    /// <param name="warn">Receives one sentence where the cache is damaged.</param>
    /// <param name="progress">Told while images are embedded and after each epoch.</param>
    /// <param name="done">Receives each row when it is there.</param>
    /// <param name="cancellationToken">Ends between two steps.</param>
    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    /// <exception cref="InvalidDataException">The images or the backbone cannot be used; one sentence says why.</exception>
    public static IReadOnlyList<WeakShotMeasurementRow> Run(
        WeakShotMeasurementOptions options, Action<string> warn, IProgress<WorkProgress> progress, Action<WeakShotMeasurementRow> done, CancellationToken cancellationToken)
    {
        options.Training.Require();
        Check(options.TestShare is > 0 and < 1, $"TestShare is {options.TestShare}; it must be above 0 and below 1.");
        Check(options.Noise is > 0 and <= 0.9, $"Noise is {options.Noise}; it must be above 0 and at most 0.9.");
        Check(options.Seeds is >= 1 and <= 100, $"Seeds is {options.Seeds}; it must be 1 to 100.");
        if (options.Training.Threads > 0)
        {
            set_num_threads(options.Training.Threads);
        }

        var rows = new List<WeakShotMeasurementRow>();
        for (var i = 0; i < options.Seeds; i++)
        {
            rows.Add(One(options, options.Training with { Seed = options.Training.Seed + (ulong)i }, warn, progress, cancellationToken));
            done(rows[^1]);
        }

        return rows;
    }

    private static WeakShotMeasurementRow One(
        WeakShotMeasurementOptions options, WeakShotOptions training, Action<string> warn, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        var (pool, test) = Split(options, training.Seed);
        var noise = NoiseInjection.Of(pool, options.Outliers, options.Noise, training.Seed);
        var data = WeakShotData.Of(options.Bases, noise.Images, test, training.Seed);
        using var trunks = TrunkSource.Of(training, data.Images, options.CacheFolder, warn, progress, cancellationToken);
        var context = new StageContext(
            training, "", null, (row, epochs) => progress.Report(new WorkProgress($"seed {training.Seed}, {row.Stage}", row.Epoch, epochs)), cancellationToken);
        var pipeline = new WeakShotPipeline(context, data, trunks);
        var (network, state) = pipeline.TrainSimNet();
        var weights = pipeline.Weights(network);
        var cosine = Cosine(network.Trunk, data, training);
        float[] truth = [.. noise.Truth.Select(label => label == NoisyLabel.Right ? 1f : 0f)];
        double Accuracy(float[]? of, SimNet? graph) => Share(pipeline.TrainClassifier(of, graph), data);
        return new WeakShotMeasurementRow(
            training.Seed,
            truth.Length,
            truth.Count(right => right == 0),
            data.Measuring.Length,
            state.BestF1 ?? 0,
            new PairF1(data.Measuring, data.Labels, training.Seed).Of(network.Trunk, network.Head),
            Area(weights, noise.Truth, label => label != NoisyLabel.Right),
            Area(weights, noise.Truth, label => label == NoisyLabel.OtherClass),
            Area(weights, noise.Truth, label => label == NoisyLabel.Outlier),
            Area(cosine, noise.Truth, label => label != NoisyLabel.Right),
            Accuracy(null, null),
            Accuracy(null, network),
            Accuracy(weights, null),
            Accuracy(weights, network),
            Accuracy(truth, null));
    }

    /// <summary>Whole groups of each class in random order until the share is reached; the last group always trains.</summary>
    private static (ImageDataset Pool, ImageDataset Test) Split(WeakShotMeasurementOptions options, ulong seed)
    {
        var clean = options.Clean;
        var tests = new HashSet<int>();
        for (var label = 0; label < clean.ClassNames.Count; label++)
        {
            int[] members = [.. Enumerable.Range(0, clean.Files.Count).Where(i => clean.Labels[i] == label)];
            var groups = new Pcg32(seed, SplitStream + (ulong)label).Shuffled([.. members.GroupBy(i => options.Groups?[i] ?? i).Select(group => group.ToArray())]);
            var taken = 0;
            foreach (var group in groups.SkipLast(1).TakeWhile(group => taken < members.Length * options.TestShare))
            {
                tests.UnionWith(group);
                taken += group.Length;
            }
        }

        return (Part(clean, i => !tests.Contains(i)), Part(clean, tests.Contains));
    }

    private static ImageDataset Part(ImageDataset data, Func<int, bool> takes)
    {
        int[] places = [.. Enumerable.Range(0, data.Files.Count).Where(takes)];
        return new ImageDataset(data.Name, data.ClassNames, [.. places.Select(i => data.Files[i])], [.. places.Select(i => data.Names[i])], [.. places.Select(i => data.Labels[i])], null);
    }

    private static float[] Cosine(ITrunk trunk, WeakShotData data, WeakShotOptions training)
    {
        var weights = new float[data.Noisy.Length];
        for (var label = 0; label < data.NoisyClasses.Count; label++)
        {
            using var scope = NewDisposeScope();
            int[] members = [.. Enumerable.Range(0, weights.Length).Where(i => data.Labels[data.Noisy[i]] == label)];
            var features = nn.functional.normalize(trunk.Plain([.. members.Select(i => data.Noisy[i])]));
            var similarity = ((1 + features.matmul(features.transpose(0, 1))) / 2).contiguous().data<float>().ToArray();
            var ofClass = SampleWeights.Of(similarity, members.Length, training.WeightShare, training.WeightNormalisation, training.WeightMu);
            for (var i = 0; i < members.Length; i++)
            {
                weights[members[i]] = ofClass[i];
            }
        }

        return weights;
    }

    private static double Area(float[] weights, IReadOnlyList<NoisyLabel> truth, Func<NoisyLabel, bool> isWrong) =>
        RocCurve.Area([.. weights.Where((_, i) => isWrong(truth[i]))], [.. weights.Where((_, i) => truth[i] == NoisyLabel.Right)]);

    private static double Share((ITrunk Trunk, ClassifierHead Head, StageState State) classifier, WeakShotData data)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        var answers = classifier.Head.call(classifier.Trunk.Plain(data.Measuring)).argmax(1).data<long>().ToArray();
        return (double)answers.Where((answer, i) => answer == data.Labels[data.Measuring[i]]).Count() / answers.Length;
    }

    private static void Check(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new ArgumentException(sentence);
        }
    }
}
