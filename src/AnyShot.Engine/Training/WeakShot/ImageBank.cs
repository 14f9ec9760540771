using AnyShot.Engine.Backbones;
using AnyShot.Engine.Preprocessing;
using AnyShot.Engine.Rendering;
using AnyShot.Engine.Training.Pretraining;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>The decoded images of a training, varied or as an agent would see them. Used by one thread at a time.</summary>
internal sealed class ImageBank
{
    private const int SourceScale = 2;
    private const ulong VariationStream = 73;

    private readonly BackboneSpec _spec;
    private readonly byte[][] _squares;
    private readonly float[][] _inputs;
    private readonly Augmentation _augmentation;
    private readonly float[] _row;

    /// <exception cref="InvalidDataException">A file cannot be read, or all together do not fit into memory.</exception>
    public ImageBank(IReadOnlyList<LabelledImage> images, BackboneSpec spec, AugmentationKind augmentation)
    {
        _spec = spec;
        _squares = ImageStore.Squares(images, SourceScale * spec.InputWidth, spec.Channels);
        using var preprocessor = new ImagePreprocessor(spec);
        _inputs = ImageStore.Inputs(images, preprocessor, spec.Channels);
        _augmentation = new Augmentation(augmentation, AugmentationStrength.Backbone, spec);
        _row = new float[preprocessor.Length];
    }

    /// <returns>(B, channels, side, side).</returns>
    public Tensor Varied(int[] images, ulong draw)
    {
        var pixels = new float[images.Length * _row.Length];
        for (var i = 0; i < images.Length; i++)
        {
            var random = new Pcg32(draw + (ulong)i, VariationStream);
            _augmentation.Apply(_squares[images[i]], SourceScale * _spec.InputWidth, ref random, pixels.AsSpan(i * _row.Length, _row.Length));
        }

        return Shaped(pixels, images.Length);
    }

    /// <inheritdoc cref="Varied"/>
    public Tensor Plain(ReadOnlySpan<int> images)
    {
        var pixels = new float[images.Length * _row.Length];
        for (var i = 0; i < images.Length; i++)
        {
            _inputs[images[i]].CopyTo(pixels, i * _row.Length);
        }

        return Shaped(pixels, images.Length);
    }

    private Tensor Shaped(float[] pixels, int count) => tensor(pixels, [count, _spec.Channels, _spec.InputHeight, _spec.InputWidth]);
}
