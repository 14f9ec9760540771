using AnyShot.Engine.Backbones;
using AnyShot.Engine.Backbones.Generative;
using AnyShot.Engine.Data;
using AnyShot.Engine.Rendering;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Generative;

/// <summary>Images of a training: which train, which are held out for the reconstruction error and the pictures, and how pixels are normalised. The batch of a step is the same whenever it is made.</summary>
internal sealed class GenerativeImages
{
    /// <summary>Fewer images train nothing.</summary>
    public const int Fewest = 8;

    private const int MostHeldOut = 256;
    private const ulong SplitStream = 89;
    private const ulong OrderStream = 97;

    private readonly PictureSet _set;
    private readonly ulong _seed;
    private readonly int _batch;
    private readonly int[] _training;
    private int[] _order = [];
    private int _orderedFor = -1;

    /// <exception cref="InvalidDataException">There are too few images.</exception>
    public GenerativeImages(PictureSet set, string model, int batch, ulong seed)
    {
        _set = set;
        _seed = seed;
        if (set.Pictures.Count < Fewest)
        {
            throw new InvalidDataException($"{set.Name} has {set.Pictures.Count} image(s) to train on; {Fewest} are needed.");
        }

        var order = new Pcg32(seed, SplitStream).Permutation(set.Pictures.Count);
        HeldOut = order[..Math.Clamp(set.Pictures.Count / 50, 1, MostHeldOut)];
        _training = order[HeldOut.Length..];
        _batch = Math.Min(batch, _training.Length);
        (Mean, Std) = Normalisation(model);
    }

    /// <summary>Positions of images that no step sees.</summary>
    public int[] HeldOut { get; }

    /// <summary>Images that train.</summary>
    public int Count => _training.Length;

    public int StepsPerEpoch => _training.Length / _batch;

    public IReadOnlyList<float> Mean { get; }

    public IReadOnlyList<float> Std { get; }

    public PictureSet Set => _set;

    public BackboneInput Input => new() { InputWidth = _set.Side, InputHeight = _set.Side, Channels = _set.Channels, Mean = Mean, Std = Std, Resize = ResizeMode.Stretch };

    /// <summary>The batch of a step, (N, channels, side, side).</summary>
    public Tensor Make(int step)
    {
        var epoch = step / StepsPerEpoch;
        if (epoch != _orderedFor)
        {
            _order = new Pcg32(Pcg32.Mix(_seed) + (ulong)epoch, OrderStream).Shuffled(_training);
            _orderedFor = epoch;
        }

        return ToTensor(_order.AsSpan(step % StepsPerEpoch * _batch, _batch));
    }

    /// <summary>Training images, evenly over all, at most so many.</summary>
    public int[] Some(int most) => [.. Enumerable.Range(0, Math.Min(most, _training.Length)).Select(i => _training[(int)((long)i * _training.Length / Math.Min(most, _training.Length))])];

    public Tensor ToTensor(ReadOnlySpan<int> images)
    {
        var plane = _set.Side * _set.Side;
        var pixels = new float[images.Length * _set.Channels * plane];
        var to = 0;
        foreach (var image in images)
        {
            var picture = _set.Pictures[image];
            for (var channel = 0; channel < _set.Channels; channel++)
            {
                var scale = 1 / (255 * Std[channel]);
                var shift = Mean[channel] / Std[channel];
                foreach (var value in picture.AsSpan(channel * plane, plane))
                {
                    pixels[to++] = (value * scale) - shift;
                }
            }
        }

        return tensor(pixels, [images.Length, _set.Channels, _set.Side, _set.Side]);
    }

    /// <summary>Pixels of 0 to 1 again, cut off outside.</summary>
    public Tensor ToPixels(Tensor images)
    {
        using var scope = NewDisposeScope();
        Tensor Wide(IReadOnlyList<float> values) => tensor(values.ToArray(), device: images.device).reshape(1, -1, 1, 1);
        return ((images * Wide(Std)) + Wide(Mean)).clamp(0, 1).MoveToOuterDisposeScope();
    }

    /// <summary>The grey variational auto-encoder takes pixels as probabilities, the vector-quantised one standardised by the data, the others -1 to 1.</summary>
    private (float[] Mean, float[] Std) Normalisation(string model)
    {
        float[] All(float value) => [.. Enumerable.Repeat(value, _set.Channels)];
        if (model != GenerativeModelName.VectorQuantized)
        {
            return model == GenerativeModelName.Vae && _set.Channels == 1 ? (All(0), All(1)) : (All(0.5f), All(0.5f));
        }

        var plane = _set.Side * _set.Side;
        var (mean, std) = (All(0), All(1));
        for (var channel = 0; channel < _set.Channels; channel++)
        {
            var (sum, squares) = (0.0, 0.0);
            foreach (var image in _training)
            {
                foreach (var value in _set.Pictures[image].AsSpan(channel * plane, plane))
                {
                    sum += value / 255.0;
                    squares += value / 255.0 * (value / 255.0);
                }
            }

            var count = (double)_training.Length * plane;
            mean[channel] = (float)(sum / count);
            std[channel] = (float)Math.Max(Math.Sqrt(Math.Max(0, (squares / count) - (sum / count * (sum / count)))), 1e-3);
        }

        return (mean, std);
    }
}
