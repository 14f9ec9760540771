using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Training.Episodic;
using AnyShot.Engine.Training.Pretraining;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Adaptation;

/// <summary>
/// Fits a trained network to another camera or light with a few images of it: statistics of batch normalisation from images without labels, a short training of the last stage on pseudo-episodes, the
/// place between old and new weights that held-out images prefer, and features around the mean of the target.
/// </summary>
public sealed class DomainAdaptation
{
    private readonly AdaptationOptions _options;
    private readonly StartingNetwork _start;

    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    /// <exception cref="InvalidDataException">The model cannot be adapted.</exception>
    public DomainAdaptation(AdaptationOptions options)
    {
        options.Require();
        (_options, _start) = (options, StartingNetwork.Read(options.ModelFolder));
    }

    /// <param name="report">Called on the calling thread.</param>
    /// <param name="warn">Receives one sentence for each thing that makes the result doubtful.</param>
    /// <param name="cancellationToken">Stops after the current episode; nothing is written then.</param>
    /// <exception cref="InvalidDataException">The images or the model do not fit; one sentence says which.</exception>
    public AdaptationResult Run(Action<AdaptationProgress> report, Action<string> warn, CancellationToken cancellationToken)
    {
        var device = ComputeDevice.Choose(_options.Device);
        if (_options.Threads > 0)
        {
            set_num_threads(_options.Threads);
        }

        using var scope = NewDisposeScope();
        manual_seed((long)(_options.Seed & long.MaxValue));
        var episodes = _options.Epochs * _options.Episodes;
        report(new AdaptationProgress("reading", 0, episodes));
        var target = TargetSupport.Read(_options.TargetFolder, _options.Seed);
        using var network = _start.Create();
        network.to(device);
        network.eval();
        var spec = _start.Card.Input.ToSpec(_options.ModelFolder, _start.Card.Name, "adapt", network.FeatureSize);
        var measurement = new AdaptationMeasurement(target, Unlabelled(), Source(), spec, _options.Seed, device);
        Warn(network, measurement, target, warn);

        var rows = new List<AdaptationRow> { measurement.Measure(network, "source", null) };
        var source = WeightInterpolation.Copy(network);
        BatchNormStatistics.Recompute(network, measurement.Unlabelled, measurement.Shape, device);
        rows.Add(measurement.Measure(network, "batch-norm", null));

        var batches = new EpisodicBatches(
            new EpisodicOptions { DataFolder = _options.TargetFolder, OutputFolder = _options.OutputFolder, Augmentation = _options.Augmentation, Seed = _options.Seed }, target.Fit, spec);
        var pseudo = new PseudoEpisodes(target.Fit, _options.Seed);
        new LastStageTuning(episodes, _options.LearningRate, batches, pseudo, new WeightAnchor(network, _options.Anchor)).Run(
            network, device, done => report(new AdaptationProgress("adapting", done, episodes)), cancellationToken);
        var adapted = WeightInterpolation.Copy(network);

        report(new AdaptationProgress("choosing", episodes, episodes));
        foreach (var weight in WeightInterpolation.Weights)
        {
            cancellationToken.ThrowIfCancellationRequested();
            WeightInterpolation.Apply(network, source, adapted, weight);
            rows.Add(measurement.Measure(network, "interpolated", weight));
        }

        // Of equals the first: the nearest to the source.
        var chosen = rows.Where(row => row.Weight is not null).MaxBy(row => _options.Centre ? row.TargetCentred : row.Target)!;
        WeightInterpolation.Apply(network, source, adapted, chosen.Weight!.Value);
        var centre = _options.Centre ? measurement.Centre(network) : null;
        var card = new AdaptationFolder(_options, _start, target).Write(network, centre, rows, chosen, pseudo.BatchSize, measurement.Unlabelled.Count, measurement.SourceProtocol);
        return new AdaptationResult(card, rows, chosen, target.HeldOut.Count);
    }

    private static void Warn(FeatureNetwork network, AdaptationMeasurement measurement, TargetSupport target, Action<string> warn)
    {
        if (measurement.Unlabelled.Count < BatchNormStatistics.LeastBatch && network.modules().OfType<TorchSharp.Modules.BatchNorm>().Any())
        {
            warn($"Statistics come from {measurement.Unlabelled.Count} images only; {BatchNormStatistics.LeastBatch} and more, which need no labels, are better (--unlabelled).");
        }

        if (target.HeldOut.Count < BatchNormStatistics.LeastBatch)
        {
            warn($"The weight is chosen by {target.HeldOut.Count} held-out images: each is {1.0 / target.HeldOut.Count:P1} of the accuracy.");
        }
    }

    private LabelledImage[]? Unlabelled()
    {
        if (_options.UnlabelledFolder is not { } folder)
        {
            return null;
        }

        if (!Directory.Exists(folder))
        {
            throw new InvalidDataException($"There is no folder {folder}.");
        }

        var files = ImageFolder.Files(folder).Concat(ImageFolder.Classes(folder).SelectMany(inner => inner.Files)).ToArray();
        return files.Length >= 2
            ? [.. files.Select((file, i) => new LabelledImage(file, 0, i))]
            : throw new InvalidDataException($"{folder} has {files.Length} image(s); statistics need two.");
    }

    private IReadOnlyList<LabelledImage>? Source()
    {
        if (_options.SourceFolder is not { } folder)
        {
            return null;
        }

        var split = Path.Combine(_options.ModelFolder, TrainedFolder.SplitFile);
        return TrainingSet.Read(folder, File.Exists(split) ? split : null, 5, _options.Seed).Validation;
    }
}
