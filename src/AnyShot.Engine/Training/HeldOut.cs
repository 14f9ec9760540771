using AnyShot.Engine.Backbones;
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
    public static IReadOnlyList<(int Shots, FewShotResult Result)> FewShot(CosineClassifier classifier, VirtualLineTrainingOptions options, IEnumerable<int> shots)
    {
        using var gradients = no_grad();
        var embeddings = VirtualClasses.Names.Select(_ => new List<float[]>()).ToArray();
        foreach (var batch in Batches(options))
        {
            using var scope = NewDisposeScope();
            var output = classifier.Network.call(ToTensor(batch)).contiguous().data<float>().ToArray();
            for (var i = 0; i < batch.Labels.Length; i++)
            {
                embeddings[batch.Labels[i]].Add(output.AsSpan(i * SmallResNet.EmbeddingSize, SmallResNet.EmbeddingSize).ToArray());
            }
        }

        var classes = VirtualClasses.Names.Select((name, c) => new EvaluationClass(name, embeddings[c])).ToArray();
        return [.. shots.Select(k => (k, FewShotEvaluation.Run(classes, k, QueriesPerClass, Episodes, options.Seed, PrototypeLearner.Build)))];
    }

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
