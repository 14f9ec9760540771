using System.Runtime.InteropServices;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Rendering;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Pretraining;

/// <summary>Batches of varied training images. The batch of a step is the same whenever it is made. Used by one thread at a time.</summary>
internal sealed class TrainingBatches
{
    private const int SourceScale = 2;
    private const ulong OrderStream = 61;
    private const ulong VariationStream = 67;

    private readonly PretrainingOptions _options;
    private readonly TrainingPlan _plan;
    private readonly IReadOnlyList<LabelledImage> _images;
    private readonly byte[][] _squares;
    private readonly Augmentation _augmentation;
    private int[] _order = [];
    private int _orderedFor = -1;

    public TrainingBatches(PretrainingOptions options, TrainingPlan plan, IReadOnlyList<LabelledImage> images, BackboneSpec spec)
    {
        _options = options;
        _plan = plan;
        _images = images;
        _squares = ImageStore.Squares(images, SourceScale * options.Side, options.Channels);
        _augmentation = new Augmentation(options.Augmentation, AugmentationStrength.Backbone, spec);
    }

    /// <returns>float32 (B, channels, side, side) and int64 (B), in the scope of the caller.</returns>
    public (Tensor Images, Tensor Labels) Make(int step)
    {
        Order(step / _plan.StepsPerEpoch);
        var length = _options.Channels * _options.Side * _options.Side;
        var pixels = new float[_plan.BatchSize * length];
        var labels = new long[_plan.BatchSize];
        for (var i = 0; i < labels.Length; i++)
        {
            var image = _order[(step % _plan.StepsPerEpoch * _plan.BatchSize) + i];
            var random = new Pcg32(Pcg32.Mix(_options.Seed) + ((ulong)step * (ulong)_plan.BatchSize) + (ulong)i, VariationStream);
            _augmentation.Apply(_squares[image], SourceScale * _options.Side, ref random, pixels.AsSpan(i * length, length));
            labels[i] = _images[image].Label;
        }

        return (tensor(pixels, [labels.Length, _options.Channels, _options.Side, _options.Side]), tensor(labels));
    }

    private void Order(int epoch)
    {
        if (epoch == _orderedFor)
        {
            return;
        }

        _order = new Pcg32(Pcg32.Mix(_options.Seed) + (ulong)epoch, OrderStream).Permutation(_images.Count);
        _orderedFor = epoch;
    }
}
