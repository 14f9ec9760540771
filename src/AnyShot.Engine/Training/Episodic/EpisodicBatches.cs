using AnyShot.Engine.Backbones;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Rendering;
using AnyShot.Engine.Training.Pretraining;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Episodic;

/// <summary>Episodes as varied images. The batch of a step is the same whenever it is made. Used by one thread at a time.</summary>
internal sealed class EpisodicBatches : IEpisodicBatches
{
    private const int SourceScale = 2;
    private const ulong VariationStream = 71;

    private readonly BackboneSpec _spec;
    private readonly ulong _seed;
    private readonly byte[][] _squares;
    private readonly Augmentation _augmentation;

    /// <param name="options">Augmentation and seed.</param>
    /// <param name="images">Those that the episodes number.</param>
    /// <param name="spec">Of the network.</param>
    /// <exception cref="InvalidDataException">A file cannot be read.</exception>
    public EpisodicBatches(EpisodicOptions options, IReadOnlyList<LabelledImage> images, BackboneSpec spec)
    {
        _spec = spec;
        _seed = Pcg32.Mix(options.Seed);
        _squares = ImageStore.Squares(images, SourceScale * spec.InputWidth, spec.Channels);
        _augmentation = new Augmentation(options.Augmentation, AugmentationStrength.Episodes, spec);
    }

    /// <inheritdoc />
    public Tensor Make(int step, Episode episode)
    {
        var side = _spec.InputWidth;
        var length = _spec.Channels * side * side;
        var images = episode.Support.Concat(episode.Queries).ToArray();
        var pixels = new float[images.Length * length];
        for (var i = 0; i < images.Length; i++)
        {
            var random = new Pcg32(Pcg32.Mix(_seed + (ulong)step) + (ulong)i, VariationStream);
            _augmentation.Apply(_squares[images[i]], SourceScale * side, ref random, pixels.AsSpan(i * length, length));
        }

        return tensor(pixels, [images.Length, _spec.Channels, side, side]);
    }
}
