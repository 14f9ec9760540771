using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Rendering;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training;

/// <summary>Measures on parts that no training step has seen: those of a seed derived from the training's.</summary>
internal static class HeldOut
{
    public const int Episodes = 200;
    public const int QueriesPerClass = 30;
    private const int BatchSize = 36;

    private static ulong SeedFor(VirtualLineTrainingOptions options) => Pcg32.Mix(options.Seed ^ 0x48454C444F5554UL);

    /// <summary>Share of right answers of the classifier itself. Leaves it in the mode that it was in.</summary>
    public static double Accuracy(CosineClassifier classifier, VirtualLineTrainingOptions options)
    {
        var training = classifier.training;
        classifier.eval();
        using var gradients = no_grad();
        var right = 0;
        var asked = 0;
        foreach (var batch in Batches(options))
        {
            using var scope = NewDisposeScope();
            var answers = classifier.call(ToTensor(batch)).argmax(1);
            right += (int)answers.eq(tensor(batch.Labels)).sum().item<long>();
            asked += batch.Labels.Length;
        }

        classifier.train(training);
        return (double)right / asked;
    }

    /// <summary>Nearest class mean with so many shots a class, all classes in every episode.</summary>
    public static IReadOnlyList<(int Shots, MeanInterval Accuracy)> FewShot(CosineClassifier classifier, VirtualLineTrainingOptions options, IEnumerable<int> shots)
    {
        using var gradients = no_grad();
        var features = new List<float>();
        var labels = new List<int>();
        foreach (var batch in Batches(options))
        {
            using var scope = NewDisposeScope();
            features.AddRange(classifier.Network.call(ToTensor(batch)).contiguous().data<float>().ToArray());
            labels.AddRange(batch.Labels.Select(label => (int)label));
        }

        // No class is novel here: every class was trained on, and only the parts are new.
        var set = new FeatureSet(
            "virtual-line", VirtualLineCard.Spec.Name, [.. features], SmallResNet.EmbeddingSize, labels, VirtualClasses.Names, [.. VirtualClasses.Names.Select(_ => ClassSplit.Base)]);
        using var builder = new EpisodeBatchBuilder(set, VirtualClasses.Names.Count);
        return [.. shots.Select(k => (k, EpisodeEvaluation.Run(
            new EpisodeRun(set, Episode(options, k), Episodes, builder), new PrototypeEpisodeLearner(), progress: null, CancellationToken.None).Accuracy))];
    }

    private static EpisodeOptions Episode(VirtualLineTrainingOptions options, int shots) =>
        new() { Ways = VirtualClasses.Names.Count, Shots = shots, Queries = QueriesPerClass, Seed = options.Seed, Split = ClassSplit.Base };

    private static IEnumerable<RenderedBatch> Batches(VirtualLineTrainingOptions options)
    {
        using var source = new RenderedBatches(SeedFor(options), BatchSize, VirtualLineCard.Spec);
        for (var number = 0; number * BatchSize < options.ValidationParts * VirtualClasses.Names.Count; number++)
        {
            yield return source.Make(number);
        }
    }

    private static Tensor ToTensor(RenderedBatch batch) =>
        tensor(batch.Pixels, [batch.Labels.Length, 1, SmallResNet.InputSide, SmallResNet.InputSide]);
}
