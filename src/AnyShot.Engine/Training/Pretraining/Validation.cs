using AnyShot.Engine.Backbones;
using AnyShot.Engine.Preprocessing;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Pretraining;

/// <summary>Measures a backbone in training on the validation images, which no step has seen.</summary>
internal sealed class Validation
{
    private const int BatchSize = 64;

    private readonly float[][] _inputs;
    private readonly ValidationEpisodes _episodes;
    private readonly BackboneSpec _spec;

    public Validation(PretrainingOptions options, IReadOnlyList<LabelledImage> images, BackboneSpec spec)
    {
        _episodes = new ValidationEpisodes(images, options.Ways, options.Seed);
        using var preprocessor = new ImagePreprocessor(spec);
        _inputs = ImageStore.Inputs(images, preprocessor, options.Channels);
        _spec = spec;
    }

    /// <summary>Classes an episode.</summary>
    public int Ways => _episodes.Ways;

    /// <summary>1-shot accuracy, 0 to 1. Leaves the network in training mode.</summary>
    public double Accuracy(FeatureNetwork network, Device device)
    {
        using var gradients = no_grad();
        network.eval();
        var features = new List<float[]>();
        foreach (var chunk in _inputs.Chunk(BatchSize))
        {
            using var scope = NewDisposeScope();
            var images = stack(chunk.Select(input => tensor(input, [_spec.Channels, _spec.InputHeight, _spec.InputWidth])), 0);
            var rows = nn.functional.normalize(network.call(images.to(device))).cpu().contiguous().data<float>().ToArray();
            features.AddRange(rows.Chunk(network.FeatureSize));
        }

        network.train();
        return _episodes.Accuracy(features);
    }
}
