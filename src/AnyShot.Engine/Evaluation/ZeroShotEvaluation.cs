using AnyShot.Engine.Generation;
using static TorchSharp.torch;

namespace AnyShot.Engine.Evaluation;

/// <summary>
/// Measures a feature generator on classes that it has not seen: a linear classifier is trained on generated features, in the learnt embedding, and asked about real ones
/// (Xian et al., "Feature Generating Networks for Zero-Shot Learning", CVPR 2018; Han et al., CVPR 2021).
/// </summary>
public static class ZeroShotEvaluation
{
    /// <summary>Zero-shot accuracy T1: mean recall over the unseen classes, which are the only candidates.</summary>
    /// <param name="generator">The generator.</param>
    /// <param name="semantics">float32 (U, a), one row an unseen class.</param>
    /// <param name="features">Real features of unseen classes to be told apart, float32 (n, d).</param>
    /// <param name="labels">int64 (n), 0 to U-1.</param>
    /// <param name="options">Settings.</param>
    public static double Accuracy(IFeatureGenerator generator, Tensor semantics, Tensor features, Tensor labels, ZeroShotOptions options)
    {
        using var scope = NewDisposeScope();
        var classes = (int)semantics.shape[0];
        var (fakes, fakeLabels) = Fakes(generator, semantics, first: 0, options);
        using var classifier = SoftmaxClassifier.Fit(fakes, fakeLabels, classes, options.Classifier(generalized: false));
        return MeanRecall(classifier.Probabilities(generator.Embed(features)).argmax(1), labels, 0, classes);
    }

    /// <summary>Generalised zero-shot accuracy: the candidates are the seen and the unseen classes.</summary>
    /// <param name="generator">A generator that has seen neither the unseen classes nor the seen classes' test images.</param>
    /// <param name="semantics">float32 (U, a), one row an unseen class.</param>
    /// <param name="seenTraining">Real features of seen classes, float32 (n, d), and their labels, 0 to S-1.</param>
    /// <param name="seenTest">Other images of the seen classes, held out before any training.</param>
    /// <param name="unseenTest">Real features of the unseen classes; labels 0 to U-1.</param>
    /// <param name="options">Settings.</param>
    public static GeneralizedZeroShotResult Generalized(
        IFeatureGenerator generator, Tensor semantics, (Tensor Features, Tensor Labels) seenTraining, (Tensor Features, Tensor Labels) seenTest,
        (Tensor Features, Tensor Labels) unseenTest, ZeroShotOptions options)
    {
        using var scope = NewDisposeScope();
        var seen = (int)seenTraining.Labels.max().item<long>() + 1;
        var unseen = (int)semantics.shape[0];
        var (fakes, fakeLabels) = Fakes(generator, semantics, seen, options);
        using var classifier = SoftmaxClassifier.Fit(
            cat([generator.Embed(seenTraining.Features), fakes]), cat([seenTraining.Labels, fakeLabels]), seen + unseen, options.Classifier(generalized: true));
        var ofSeen = classifier.Probabilities(generator.Embed(seenTest.Features)).argmax(1);
        var ofUnseen = classifier.Probabilities(generator.Embed(unseenTest.Features)).argmax(1);
        return new GeneralizedZeroShotResult(MeanRecall(ofUnseen, unseenTest.Labels, seen, unseen), MeanRecall(ofSeen, seenTest.Labels, 0, seen));
    }

    private static (Tensor Features, Tensor Labels) Fakes(IFeatureGenerator generator, Tensor semantics, int first, ZeroShotOptions options)
    {
        var classes = semantics.shape[0];
        var features = generator.Embed(generator.Generate(semantics, options.PerClass, options.Seed)).reshape(classes * options.PerClass, generator.EmbeddedSize);
        return (features, arange(first, first + classes, dtype: ScalarType.Int64).repeat_interleave(options.PerClass).to(features.device));
    }

    /// <summary>Mean, over the classes with images, of the share of their images that were recognised.</summary>
    private static double MeanRecall(Tensor predicted, Tensor labels, int first, int classes)
    {
        var (answer, truth) = (predicted.cpu().data<long>().ToArray(), labels.cpu().data<long>().ToArray());
        var (hits, counts) = (new int[classes], new int[classes]);
        for (var i = 0; i < truth.Length; i++)
        {
            counts[truth[i]]++;
            hits[truth[i]] += answer[i] == truth[i] + first ? 1 : 0;
        }

        return Enumerable.Range(0, classes).Where(c => counts[c] > 0).Average(c => (double)hits[c] / counts[c]);
    }
}
