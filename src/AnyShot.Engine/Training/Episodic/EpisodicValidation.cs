using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Preprocessing;
using AnyShot.Engine.Training.Pretraining;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace AnyShot.Engine.Training.Episodic;

/// <summary>Measures a network in training on fixed episodes of the validation images, which no step has seen.</summary>
internal sealed class EpisodicValidation
{
    private const int BatchSize = 64;

    private readonly IReadOnlyList<LabelledImage> _images;
    private readonly float[][] _inputs;
    private readonly ValidationEpisodes _episodes;
    private readonly BackboneSpec _spec;

    /// <exception cref="InvalidDataException">There are too few classes or images, or a file cannot be read.</exception>
    public EpisodicValidation(EpisodicOptions options, IReadOnlyList<LabelledImage> images, BackboneSpec spec)
    {
        images = WithShots(images, options.Shots);
        _episodes = new ValidationEpisodes(images, options.Ways, options.Seed, options.Shots, options.ValidationEpisodes);
        using var preprocessor = new ImagePreprocessor(spec);
        _inputs = ImageStore.Inputs(images, preprocessor, spec.Channels);
        (_images, _spec) = (images, spec);
    }

    /// <summary>Classes an episode.</summary>
    public int Ways => _episodes.Ways;

    /// <summary>Leaves the network in training mode.</summary>
    public EpisodicMeasurement Measure(EpisodicNetwork network, Device device)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        network.eval();
        var features = cat([.. _inputs.Chunk(BatchSize).Select(chunk =>
            network.Backbone.call(tensor([.. chunk.SelectMany(input => input)], [chunk.Length, _spec.Channels, _spec.InputHeight, _spec.InputWidth]).to(device)))], 0).cpu();
        network.train();
        var (rows, unit) = (Rows(features), Rows(nn.functional.normalize(features)));
        var kappa = network.Kappa?.cpu();
        var judged = _episodes.All.Select(episode => Judge(episode, features, kappa)).ToArray();
        var accuracies = _episodes.Accuracies(unit);
        var (raw, scaled) = (Separation(rows), Separation(unit));
        var accuracy = MeanInterval.Of(accuracies);
        return new EpisodicMeasurement(
            accuracy.Mean, accuracy.HalfWidth, judged.Average(one => one.Accuracy), judged.Average(one => one.Loss), raw.Intra, raw.Inter, raw.Ratio, scaled.Ratio);
    }

    /// <summary>Images of the classes that can give the shots and an independent query.</summary>
    private static LabelledImage[] WithShots(IReadOnlyList<LabelledImage> images, int shots)
    {
        var set = EpisodeImages.Of(images, ClassSplit.Validation);
        var usable = Enumerable.Range(0, set.ClassNames.Count).Select(label => new EpisodeClass(set, label, int.MaxValue)).Where(one => one.LeastQueries(shots) >= 1)
            .Select(EpisodeImages.LabelOf).ToHashSet();
        return usable.Count >= 2
            ? [.. images.Where(image => usable.Contains(image.Label))]
            : throw new InvalidDataException($"Choosing the weights needs 2 validation classes with images for {shots} shot(s) and an independent query; there are {usable.Count}.");
    }

    private (double Accuracy, double Loss) Judge(Episode episode, Tensor features, Tensor? kappa)
    {
        using var scope = NewDisposeScope();
        var prototypes = EpisodeLoss.Prototypes(features[Index(episode.Support)], Ways);
        var logits = EpisodeLoss.Logits(features[Index(episode.Queries)], prototypes, kappa);
        var truth = Index(episode.QueryLabels);
        return (logits.argmax(1).eq(truth).to(ScalarType.Float32).mean().item<float>(), nn.functional.cross_entropy(logits, truth).item<float>());
    }

    private static Tensor Index(int[] numbers) => tensor(Array.ConvertAll(numbers, number => (long)number));

    private ClassSeparation Separation(float[][] rows) =>
        ClassSeparation.Of([.. rows.Zip(_images).GroupBy(pair => pair.Second.Label, pair => pair.First).Select(ofClass => ofClass.ToArray())]);

    private static float[][] Rows(Tensor features) => [.. features.contiguous().data<float>().ToArray().Chunk((int)features.shape[1])];
}
