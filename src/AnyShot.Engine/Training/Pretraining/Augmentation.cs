using AnyShot.Engine.Backbones;
using AnyShot.Engine.Preprocessing;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Training.Pretraining;

/// <summary>
/// Varies a training image: random resized crop, turned a little, jitter of brightness, contrast and colour in this order, mirroring; then normalises it.
/// Works on a square image twice the size of the input, so that a crop has detail of its own. Used by one thread at a time.
/// </summary>
internal sealed class Augmentation
{
    private const int Tries = 10;
    private static readonly float LogRatio = MathF.Log(4f / 3f);

    private readonly AugmentationKind _kind;
    private readonly AugmentationStrength _strength;
    private readonly BackboneSpec _spec;
    private readonly int _side;
    private readonly int _channels;
    private readonly float[] _pixels;
    private readonly (int First, int Second, float Weight)[] _columns;

    public Augmentation(AugmentationKind kind, AugmentationStrength strength, BackboneSpec spec)
    {
        _kind = kind;
        _strength = strength;
        _spec = spec;
        _side = spec.InputWidth;
        _channels = spec.Channels;
        _pixels = new float[_side * _side * _channels];
        _columns = new (int, int, float)[_side];
    }

    public static string Describe(AugmentationKind kind, AugmentationStrength strength) => kind == AugmentationKind.None
        ? "none: the middle of the image"
        : string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"random resized crop ({strength.SmallestCrop} to 1 of the area, ratio 3/4 to 4/3), {(strength.Turn > 0 ? $"turned by up to {strength.Turn} degrees, " : "")}jitter of brightness, contrast and colour by {strength.Jitter}{(kind == AugmentationKind.Full ? ", mirrored at random" : "")}");

    /// <param name="source">Square image, 8 bits, channels of a pixel side by side (grey or RGB).</param>
    /// <param name="sourceSide">Its side in pixels.</param>
    /// <param name="random">Decides the variation.</param>
    /// <param name="input">Receives (channels, side, side).</param>
    public void Apply(ReadOnlySpan<byte> source, int sourceSide, ref Pcg32 random, Span<float> input)
    {
        if (_kind == AugmentationKind.None)
        {
            var part = (float)(sourceSide / ImagePreprocessor.CropScale);
            Crop(source, sourceSide, (sourceSide - part) / 2, (sourceSide - part) / 2, part, part);
            Write(input, mirrored: false);
            return;
        }

        var (left, top, width, height) = DrawCrop(sourceSide, ref random);
        if (_strength.Turn > 0)
        {
            Turned(source, sourceSide, left, top, width, height, random.Range(-_strength.Turn, _strength.Turn) * MathF.PI / 180);
        }
        else
        {
            Crop(source, sourceSide, left, top, width, height);
        }

        Brightness(Factor(ref random));
        Contrast(Factor(ref random));
        Colour(Factor(ref random));
        Write(input, random.Chance(0.5f) && _kind == AugmentationKind.Full);
    }

    private float Factor(ref Pcg32 random) => 1 + (_strength.Jitter * ((2 * random.Unit()) - 1));

    private (float Left, float Top, float Width, float Height) DrawCrop(int side, ref Pcg32 random)
    {
        for (var i = 0; i < Tries; i++)
        {
            var area = (float)side * side * random.Range(_strength.SmallestCrop, 1);
            var ratio = MathF.Exp(random.Range(-LogRatio, LogRatio));
            var (width, height) = (MathF.Sqrt(area * ratio), MathF.Sqrt(area / ratio));
            if (width <= side && height <= side)
            {
                return (random.Range(0, side - width), random.Range(0, side - height), width, height);
            }
        }

        return (0, 0, side, side);
    }

    /// <summary>Bilinear, with pixel centres at half numbers.</summary>
    private void Crop(ReadOnlySpan<byte> source, int sourceSide, float left, float top, float width, float height)
    {
        for (var x = 0; x < _side; x++)
        {
            var (first, second, weight) = Neighbours(left + ((x + 0.5f) * width / _side) - 0.5f, sourceSide);
            _columns[x] = (first * _channels, second * _channels, weight);
        }

        var to = 0;
        for (var y = 0; y < _side; y++)
        {
            var (upper, lower, down) = Neighbours(top + ((y + 0.5f) * height / _side) - 0.5f, sourceSide);
            var above = source.Slice(upper * sourceSide * _channels, sourceSide * _channels);
            var below = source.Slice(lower * sourceSide * _channels, sourceSide * _channels);
            foreach (var (first, second, right) in _columns)
            {
                for (var channel = 0; channel < _channels; channel++)
                {
                    var high = above[first + channel] + (right * (above[second + channel] - above[first + channel]));
                    var low = below[first + channel] + (right * (below[second + channel] - below[first + channel]));
                    _pixels[to++] = high + (down * (low - high));
                }
            }
        }
    }

    /// <summary>The same about the middle of the crop; what lies outside of the image is its border.</summary>
    private void Turned(ReadOnlySpan<byte> source, int sourceSide, float left, float top, float width, float height, float angle)
    {
        var (sine, cosine) = MathF.SinCos(angle);
        var to = 0;
        for (var y = 0; y < _side; y++)
        {
            var down = (((y + 0.5f) / _side) - 0.5f) * height;
            for (var x = 0; x < _side; x++)
            {
                var right = (((x + 0.5f) / _side) - 0.5f) * width;
                var (first, second, across) = Neighbours(left + (width / 2) + (cosine * right) - (sine * down) - 0.5f, sourceSide);
                var (upper, lower, along) = Neighbours(top + (height / 2) + (sine * right) + (cosine * down) - 0.5f, sourceSide);
                for (var channel = 0; channel < _channels; channel++)
                {
                    float At(ReadOnlySpan<byte> image, int row, int column) => image[(((row * sourceSide) + column) * _channels) + channel];
                    var high = At(source, upper, first) + (across * (At(source, upper, second) - At(source, upper, first)));
                    var low = At(source, lower, first) + (across * (At(source, lower, second) - At(source, lower, first)));
                    _pixels[to++] = high + (along * (low - high));
                }
            }
        }
    }

    private static (int First, int Second, float Weight) Neighbours(float at, int count)
    {
        var place = Math.Clamp(at, 0, count - 1);
        var first = (int)place;
        return (first, Math.Min(first + 1, count - 1), place - first);
    }

    private void Brightness(float factor)
    {
        for (var i = 0; i < _pixels.Length; i++)
        {
            _pixels[i] = Math.Clamp(_pixels[i] * factor, 0, 255);
        }
    }

    private void Contrast(float factor)
    {
        var mean = 0f;
        for (var i = 0; i < _pixels.Length; i += _channels)
        {
            mean += Grey(i);
        }

        mean /= _side * _side;
        for (var i = 0; i < _pixels.Length; i++)
        {
            _pixels[i] = Math.Clamp(mean + (factor * (_pixels[i] - mean)), 0, 255);
        }
    }

    private void Colour(float factor)
    {
        for (var i = 0; i < _pixels.Length && _channels == 3; i += 3)
        {
            var grey = Grey(i);
            for (var channel = 0; channel < 3; channel++)
            {
                _pixels[i + channel] = Math.Clamp(grey + (factor * (_pixels[i + channel] - grey)), 0, 255);
            }
        }
    }

    private float Grey(int pixel) =>
        _channels == 1 ? _pixels[pixel] : (0.299f * _pixels[pixel]) + (0.587f * _pixels[pixel + 1]) + (0.114f * _pixels[pixel + 2]);

    private void Write(Span<float> input, bool mirrored)
    {
        var to = 0;
        for (var channel = 0; channel < _channels; channel++)
        {
            var scale = 1 / (255 * _spec.Std[channel]);
            var shift = _spec.Mean[channel] / _spec.Std[channel];
            for (var y = 0; y < _side; y++)
            {
                var from = (((y * _side) + (mirrored ? _side - 1 : 0)) * _channels) + channel;
                for (var x = 0; x < _side; x++, from += mirrored ? -_channels : _channels)
                {
                    input[to++] = (_pixels[from] * scale) - shift;
                }
            }
        }
    }
}
