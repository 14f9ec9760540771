using AnyShot.Engine.Backbones;
using AnyShot.Engine.Rendering;
using AnyShot.Engine.Training.Pretraining;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.TwoStage;

/// <summary>Batches of a stage's images. The batches of an epoch are the same whenever they are made. Used by one thread at a time.</summary>
internal sealed class StageData
{
    /// <summary>Images are kept at this many times the input's side, so that a crop has detail of its own.</summary>
    public const int SourceScale = 2;

    private const ulong OrderStream = 79;
    private const ulong VariationStream = 83;

    private readonly TwoStageOptions _options;
    private readonly StageImages _images;
    private readonly Augmentation _augmentation;
    private readonly Augmentation _middle;
    private readonly int _length;

    /// <param name="options">Side, batches, variation, seed.</param>
    /// <param name="images">All images of the stage.</param>
    /// <param name="training">Positions of those that train.</param>
    /// <param name="validation">Positions of those that choose.</param>
    /// <param name="spec">How pixels are normalised.</param>
    public StageData(TwoStageOptions options, StageImages images, int[] training, int[] validation, BackboneSpec spec)
    {
        (_options, _images, Training, Validation) = (options, images, training, validation);
        _augmentation = new Augmentation(options.Augmentation, AugmentationStrength.Transfer, spec);
        _middle = new Augmentation(AugmentationKind.None, AugmentationStrength.Transfer, spec);
        _length = options.Channels * options.Side * options.Side;
    }

    public int[] Training { get; }

    public int[] Validation { get; }

    public int Classes => _images.Classes.Count;

    /// <summary>Whether some of the images are made up, and count less.</summary>
    public bool HasGenerated => _images.Generated > 0;

    /// <summary>n / (C n_c) for each class, scaled to a mean of 1; 0 for a class that no training image is of. Made-up images count their weight.</summary>
    public float[] ClassWeights()
    {
        var counts = new double[Classes];
        foreach (var image in Training)
        {
            counts[_images.Labels[image]] += Weight(image);
        }

        double[] weights = [.. counts.Select(count => count == 0 ? 0 : counts.Sum() / (Classes * count))];
        var mean = weights.Where(weight => weight > 0).Average();
        return [.. weights.Select(weight => (float)(weight / mean))];
    }

    /// <summary>The training images in random order, varied.</summary>
    /// <returns>float32 (B, channels, side, side), int64 (B) and float32 (B), what each image counts, in the scope of the caller; the last batch may be smaller.</returns>
    public IEnumerable<(Tensor Images, Tensor Labels, Tensor Weights)> Epoch(int epoch, ulong stream)
    {
        var order = new Pcg32(Pcg32.Mix(_options.Seed ^ stream) + (ulong)epoch, OrderStream).Permutation(Training.Length);
        return Batches([.. order.Select(i => Training[i])], (place, square, input) =>
        {
            var random = new Pcg32(Pcg32.Mix(_options.Seed ^ stream) + ((ulong)epoch << 32) + (ulong)place, VariationStream);
            _augmentation.Apply(square, SourceScale * _options.Side, ref random, input);
        });
    }

    /// <summary>The validation images in order, as they are.</summary>
    /// <inheritdoc cref="Epoch" path="/returns"/>
    public IEnumerable<(Tensor Images, Tensor Labels, Tensor Weights)> Held() => Batches(Validation, (_, square, input) =>
    {
        var none = new Pcg32(0, 0);
        _middle.Apply(square, SourceScale * _options.Side, ref none, input);
    });

    private float Weight(int image) => image < _images.Real ? 1 : (float)_options.GeneratedWeight;

    private IEnumerable<(Tensor Images, Tensor Labels, Tensor Weights)> Batches(int[] images, Write write)
    {
        for (var first = 0; first < images.Length; first += _options.BatchSize)
        {
            var count = Math.Min(_options.BatchSize, images.Length - first);
            var pixels = new float[count * _length];
            var labels = new long[count];
            var weights = new float[count];
            for (var i = 0; i < count; i++)
            {
                write(first + i, _images.Squares[images[first + i]], pixels.AsSpan(i * _length, _length));
                labels[i] = _images.Labels[images[first + i]];
                weights[i] = Weight(images[first + i]);
            }

            yield return (tensor(pixels, [count, _options.Channels, _options.Side, _options.Side]), tensor(labels), tensor(weights));
        }
    }

    private delegate void Write(int place, byte[] square, Span<float> input);
}
