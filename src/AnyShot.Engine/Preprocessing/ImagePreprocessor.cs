using System.Runtime.InteropServices;
using AnyShot.Engine.Backbones;
using OpenCvSharp;

namespace AnyShot.Engine.Preprocessing;

/// <summary>
/// Turns an image into a backbone's input: resized, grey or RGB, normalised, channels one after the other. Keeps its pixel buffers between calls.
/// Used by one thread at a time.
/// </summary>
public sealed class ImagePreprocessor : IDisposable
{
    /// <summary>How much larger than the input an image is made whose middle is taken.</summary>
    internal const double CropScale = 1.15;

    private readonly BackboneSpec _spec;
    private readonly Mat _resized = new();
    private readonly Mat _grey = new();
    private readonly float[] _normalised;
    private readonly BicubicCover? _cover;
    private byte[] _pixels = [];

    public ImagePreprocessor(BackboneSpec spec)
    {
        BackboneSpecRules.Require(spec);
        _spec = spec;
        _cover = spec.Resize == ResizeMode.BicubicCover ? new BicubicCover(spec.InputWidth, spec.InputHeight) : null;
        _normalised = new float[spec.Channels * 256];
        for (var i = 0; i < _normalised.Length; i++)
        {
            _normalised[i] = (((i % 256) / 255f) - spec.Mean[i / 256]) / spec.Std[i / 256];
        }
    }

    /// <summary>Floats of one input: channels x height x width.</summary>
    public int Length => _spec.Channels * _spec.InputHeight * _spec.InputWidth;

    /// <summary>Prepares a part of an image.</summary>
    /// <param name="image">8-bit, one (grey), three (BGR) or four (BGRA) channels.</param>
    /// <param name="region">Pixels of the image to use; parts of it that lie outside are cut off.</param>
    /// <param name="input">Receives <see cref="Length"/> floats, shape (channels, height, width).</param>
    /// <exception cref="ArgumentException">The image is of another kind, or the region does not touch it.</exception>
    public void Prepare(Mat image, Rect region, Span<float> input)
    {
        var left = Math.Max(region.X, 0);
        var top = Math.Max(region.Y, 0);
        var right = Math.Min(region.X + region.Width, image.Width);
        var bottom = Math.Min(region.Y + region.Height, image.Height);
        if (right <= left || bottom <= top)
        {
            throw new ArgumentException(
                $"The region {region.Width} x {region.Height} at ({region.X}, {region.Y}) lies outside the image of {image.Width} x {image.Height} pixels.", nameof(region));
        }

        using var part = new Mat(image, new Rect(left, top, right - left, bottom - top));
        Prepare(part, input);
    }

    /// <summary>Prepares a whole image.</summary>
    /// <inheritdoc cref="Prepare(Mat, Rect, Span{float})" />
    public void Prepare(Mat image, Span<float> input)
    {
        if (input.Length != Length)
        {
            throw new ArgumentException($"The backbone's input has {Length} numbers, the buffer {input.Length}.", nameof(input));
        }

        if (image.Empty() || image.Depth() != MatType.CV_8U || image.Channels() is not (1 or 3 or 4))
        {
            throw new ArgumentException($"The image must have 8 bits and 1, 3 or 4 channels; it is {image}.", nameof(image));
        }

        var (width, height) = Resize(image);
        if (_spec.Channels == 1 && _resized.Channels() > 1)
        {
            Cv2.CvtColor(_resized, _grey, _resized.Channels() == 3 ? ColorConversionCodes.BGR2GRAY : ColorConversionCodes.BGRA2GRAY);
            Write(_grey, width, height, input);
        }
        else
        {
            Write(_resized, width, height, input);
        }
    }

    public void Dispose()
    {
        _resized.Dispose();
        _grey.Dispose();
    }

    private (int Width, int Height) Resize(Mat image)
    {
        if (_cover is not null)
        {
            _cover.Apply(image, _resized);
            return (_spec.InputWidth, _spec.InputHeight);
        }

        var (width, height) = Fit(image.Width, image.Height);
        var shrinks = width < image.Width || height < image.Height;
        Cv2.Resize(image, _resized, new Size(width, height), 0, 0, shrinks ? InterpolationFlags.Area : InterpolationFlags.Linear);
        return (width, height);
    }

    private (int Width, int Height) Fit(int width, int height)
    {
        if (_spec.Resize != ResizeMode.Letterbox)
        {
            var factor = _spec.Resize == ResizeMode.CentreCrop ? CropScale : 1;
            return ((int)(_spec.InputWidth * factor), (int)(_spec.InputHeight * factor));
        }

        var scale = Math.Min((double)_spec.InputWidth / width, (double)_spec.InputHeight / height);
        return (Math.Clamp((int)Math.Round(width * scale), 1, _spec.InputWidth), Math.Clamp((int)Math.Round(height * scale), 1, _spec.InputHeight));
    }

    private void Write(Mat image, int width, int height, Span<float> input)
    {
        var channels = image.Channels();
        var bytes = width * height * channels;
        if (_pixels.Length < bytes)
        {
            _pixels = new byte[bytes];
        }

        Marshal.Copy(image.Data, _pixels, 0, bytes);
        if (width < _spec.InputWidth || height < _spec.InputHeight)
        {
            // 0 is the mean colour after normalising.
            input.Clear();
        }

        // Negative where the image is larger than the input: so much of it is cut off.
        var left = (_spec.InputWidth - width) / 2;
        var top = (_spec.InputHeight - height) / 2;
        var rows = Math.Min(height, _spec.InputHeight);
        for (var channel = 0; channel < _spec.Channels; channel++)
        {
            var normalised = _normalised.AsSpan(channel * 256, 256);
            // The input is RGB, OpenCV's images are BGR; a grey image fills all three.
            var source = channels == 1 ? 0 : 2 - channel;
            for (var y = 0; y < rows; y++)
            {
                var row = input.Slice((((channel * _spec.InputHeight) + Math.Max(top, 0) + y) * _spec.InputWidth) + Math.Max(left, 0), Math.Min(width, _spec.InputWidth));
                var from = ((((y + Math.Max(-top, 0)) * width) + Math.Max(-left, 0)) * channels) + source;
                for (var x = 0; x < row.Length; x++, from += channels)
                {
                    row[x] = normalised[_pixels[from]];
                }
            }
        }
    }
}
