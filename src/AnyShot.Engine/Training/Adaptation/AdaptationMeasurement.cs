using AnyShot.Engine.Backbones;
using AnyShot.Engine.Preprocessing;
using AnyShot.Engine.Training.Pretraining;
using static TorchSharp.torch;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace AnyShot.Engine.Training.Adaptation;

/// <summary>Measures a network on the target, and on the source where its images are there. All images are decoded once.</summary>
internal sealed class AdaptationMeasurement
{
    private const int SourceWays = 5;

    private readonly TargetSupport _target;
    private readonly float[][] _fit;
    private readonly float[][] _heldOut;
    private readonly float[][]? _source;
    private readonly ValidationEpisodes? _sourceEpisodes;
    private readonly long[] _shape;
    private readonly Device _device;

    /// <param name="target">Fit images are the shots, held-out ones the queries.</param>
    /// <param name="unlabelled">Further images of the target; null takes those that are adapted to.</param>
    /// <param name="source">Validation images of the source; null for none.</param>
    /// <param name="spec">Of the network.</param>
    /// <param name="seed">Of the source's episodes.</param>
    /// <param name="device">Where the network is.</param>
    /// <exception cref="InvalidDataException">A file cannot be read, or the source has too few classes.</exception>
    public AdaptationMeasurement(
        TargetSupport target, IReadOnlyList<LabelledImage>? unlabelled, IReadOnlyList<LabelledImage>? source, BackboneSpec spec, ulong seed, Device device)
    {
        using var preprocessor = new ImagePreprocessor(spec);
        (_target, _device, _shape) = (target, device, [spec.Channels, spec.InputHeight, spec.InputWidth]);
        _fit = ImageStore.Inputs(target.Fit, preprocessor, spec.Channels);
        _heldOut = ImageStore.Inputs(target.HeldOut, preprocessor, spec.Channels);
        Unlabelled = unlabelled is null ? _fit : ImageStore.Inputs(unlabelled, preprocessor, spec.Channels);
        if (source is not null)
        {
            _source = ImageStore.Inputs(source, preprocessor, spec.Channels);
            _sourceEpisodes = new ValidationEpisodes(source, SourceWays, seed);
        }
    }

    /// <summary>Images for statistics and centre, (channels, side, side) each.</summary>
    public IReadOnlyList<float[]> Unlabelled { get; }

    /// <summary>Of one input.</summary>
    public long[] Shape => _shape;

    /// <summary>How the source was measured, in words; null where it was not.</summary>
    public string? SourceProtocol => _sourceEpisodes is { } episodes
        ? $"source: {episodes.All.Count} fixed episodes, {episodes.Ways}-way 1-shot, of the validation images of its split, which chose the source's weights"
        : null;

    /// <param name="network">In evaluation mode.</param>
    /// <param name="stage">For the row.</param>
    /// <param name="weight">For the row.</param>
    public AdaptationRow Measure(FeatureNetwork network, string stage, double? weight)
    {
        var centre = Centre(network);
        var (fit, heldOut) = (Features(network, _fit), Features(network, _heldOut));
        var source = _source is null ? null : Features(network, _source);
        return new AdaptationRow(
            stage, weight, Accuracy(fit, heldOut), Accuracy(Less(fit, centre), Less(heldOut, centre)),
            source is null ? null : _sourceEpisodes!.Accuracy(source), source is null ? null : _sourceEpisodes!.Accuracy(Less(source, centre)));
    }

    /// <summary>Mean feature of the target, (d): of features at unit length, as CL2N has it.</summary>
    public float[] Centre(FeatureNetwork network)
    {
        var features = Features(network, Unlabelled);
        var mean = new float[features[0].Length];
        foreach (var row in features)
        {
            TensorPrimitives.Add<float>(mean, row, mean);
        }

        TensorPrimitives.Divide(mean, features.Length, mean);
        return mean;
    }

    private static float[][] Less(float[][] rows, float[] centre) => [.. rows.Select(row =>
    {
        var moved = new float[row.Length];
        TensorPrimitives.Subtract<float>(row, centre, moved);
        UnitLength.Apply(moved, moved.Length);
        return moved;
    })];

    private double Accuracy(float[][] fit, float[][] heldOut)
    {
        var means = _target.Fit.Zip(fit).GroupBy(pair => pair.First.Label, pair => pair.Second).Select(ofClass =>
        {
            var sum = new float[fit[0].Length];
            foreach (var row in ofClass)
            {
                TensorPrimitives.Add<float>(sum, row, sum);
            }

            UnitLength.Apply(sum, sum.Length);
            return (Label: ofClass.Key, Mean: sum);
        }).ToArray();
        return _target.HeldOut.Zip(heldOut).Average(pair => means.MaxBy(one => TensorPrimitives.Dot<float>(one.Mean, pair.Second)).Label == pair.First.Label ? 1.0 : 0.0);
    }

    private float[][] Features(FeatureNetwork network, IReadOnlyList<float[]> inputs) => UnitFeatures.Of(network, inputs, _shape, _device);
}
