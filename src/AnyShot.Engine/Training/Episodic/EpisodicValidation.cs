using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Training.Pretraining;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace AnyShot.Engine.Training.Episodic;

/// <summary>Measures a network in training on fixed episodes of the validation images, which no step has seen.</summary>
internal sealed class EpisodicValidation
{
    /// <summary>Weights of semantic means beside shots that are tried, in shots.</summary>
    public static readonly IReadOnlyList<double> Weights = [1, 0, 0.25, 0.5, 2, 4];

    private const int BatchSize = 64;

    private readonly IReadOnlyList<LabelledImage> _images;
    private readonly float[][] _inputs;
    private readonly ValidationEpisodes _episodes;
    private readonly long[] _shape;
    private readonly ClassSemantics? _semantics;
    private readonly int[] _labels;
    private readonly int _shots;

    /// <exception cref="InvalidDataException">There are too few classes or images, or a file cannot be read.</exception>
    public EpisodicValidation(EpisodicOptions options, IReadOnlyList<LabelledImage> images, IEpisodicInputs inputs, ClassSemantics? semantics)
    {
        images = WithShots(images, options.Shots);
        _episodes = new ValidationEpisodes(images, options.Ways, options.Seed, options.Shots, options.ValidationEpisodes);
        _inputs = inputs.Plain(images);
        (_images, _shape, _shots, _semantics) = (images, inputs.Shape, options.Shots, semantics);
        _labels = [.. images.Select(image => image.Label).Distinct()];
    }

    /// <summary>Classes an episode.</summary>
    public int Ways => _episodes.Ways;

    /// <summary>Leaves the network in training mode.</summary>
    public EpisodicMeasurement Measure(EpisodicNetwork network, Device device)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        network.eval();
        var features = Features(network, device);
        var (rows, unit) = (Rows(features), Rows(nn.functional.normalize(features)));
        var kappa = network.Kappa?.cpu();
        var judged = _episodes.All.Select(episode => Judge(episode, features, kappa)).ToArray();
        var accuracies = _episodes.Accuracies(unit);
        var (raw, scaled) = (Separation(rows), Separation(unit));
        var accuracy = MeanInterval.Of(accuracies);
        return new EpisodicMeasurement(
            accuracy.Mean, accuracy.HalfWidth, judged.Average(one => one.Accuracy), judged.Average(one => one.Loss), raw.Intra, raw.Inter, raw.Ratio, scaled.Ratio, ZeroShot(network, unit));
    }

    /// <summary>
    /// The weight of semantic means beside shots (w0) that does best on the validation episodes, of those in <see cref="Weights"/>; of equals the first. Null where there are no semantic vectors. Leaves the network in
    /// training mode.
    /// </summary>
    public double? BestWeight(EpisodicNetwork network, Device device)
    {
        if (_semantics is null)
        {
            return null;
        }

        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        network.eval();
        var unit = nn.functional.normalize(Features(network, device));
        var means = Means(network);
        return Weights.MaxBy(weight => _episodes.All.Average(episode =>
        {
            using var inner = NewDisposeScope();
            var share = weight / (weight + _shots);
            var visual = EpisodeLoss.Prototypes(unit[Index(episode.Support)], Ways);
            return Right(episode, EpisodeLoss.Logits(unit[Index(episode.Queries)], (visual * (1 - share)) + (means[Index(episode.Classes)] * share), null));
        }));
    }

    private double? ZeroShot(EpisodicNetwork network, float[][] unit)
    {
        if (_semantics is null)
        {
            return null;
        }

        using var scope = NewDisposeScope();
        var (rows, means) = (tensor([.. unit.SelectMany(row => row)], [unit.Length, unit[0].Length]), Means(network));
        return _episodes.All.Average(episode => Right(episode, EpisodeLoss.Logits(rows[Index(episode.Queries)], means[Index(episode.Classes)], null)));
    }

    /// <summary>Semantic means of the validation classes, in the order of the episodes' classes, unit length.</summary>
    private Tensor Means(EpisodicNetwork network) => tensor(network.Semantics(0)!.Of(_semantics!.Raw(_labels)), [_labels.Length, network.Backbone.FeatureSize]);

    private static double Right(Episode episode, Tensor logits)
    {
        using var scope = NewDisposeScope();
        return logits.argmax(1).eq(Index(episode.QueryLabels)).to(ScalarType.Float32).mean().item<float>();
    }

    private Tensor Features(EpisodicNetwork network, Device device)
    {
        var features = cat([.. _inputs.Chunk(BatchSize).Select(chunk =>
            network.Backbone.call(tensor([.. chunk.SelectMany(input => input)], [chunk.Length, .. _shape]).to(device)))], 0).cpu();
        network.train();
        return features;
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
        return (Right(episode, logits), nn.functional.cross_entropy(logits, truth).item<float>());
    }

    private static Tensor Index(int[] numbers) => tensor(Array.ConvertAll(numbers, number => (long)number));

    private ClassSeparation Separation(float[][] rows) =>
        ClassSeparation.Of([.. rows.Zip(_images).GroupBy(pair => pair.Second.Label, pair => pair.First).Select(ofClass => ofClass.ToArray())]);

    private static float[][] Rows(Tensor features) => [.. features.contiguous().data<float>().ToArray().Chunk((int)features.shape[1])];
}
