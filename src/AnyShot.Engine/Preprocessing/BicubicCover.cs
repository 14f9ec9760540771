using System.Runtime.InteropServices;
using OpenCvSharp;

namespace AnyShot.Engine.Preprocessing;

/// <summary>
/// Scales an image until it covers the input and takes the middle, as CLIP was trained: Pillow's bicubic resize, first along rows, then along columns, with
/// 8 bits between, to the same grey level. Only the pixels of the middle are computed. Keeps tables and buffers between calls; used by one thread at a time.
/// </summary>
internal sealed class BicubicCover
{
    private const int Half = 1 << (ResamplingAxis.FractionBits - 1);

    private readonly int _width;
    private readonly int _height;
    private ResamplingAxis? _horizontal;
    private ResamplingAxis? _vertical;
    private byte[] _row = [];
    private byte[] _narrow = [];
    private byte[] _result = [];

    /// <param name="width">Width of the input in pixels.</param>
    /// <param name="height">Height of the input in pixels.</param>
    public BicubicCover(int width, int height) => (_width, _height) = (width, height);

    /// <param name="image">8-bit, 1, 3 or 4 channels; a fourth is left out.</param>
    /// <param name="result">Receives the input, 1 or 3 channels.</param>
    public void Apply(Mat image, Mat result)
    {
        Choose(image.Width, image.Height);
        var channels = image.Channels();
        var kept = Math.Min(channels, 3);
        var (begin, rows) = (_vertical!.Begin, _vertical.End - _vertical.Begin);
        Grow(ref _row, image.Width * channels);
        Grow(ref _narrow, rows * _width * kept);
        Grow(ref _result, _height * _width * kept);
        for (var y = 0; y < rows; y++)
        {
            Marshal.Copy(image.Ptr(begin + y), _row, 0, image.Width * channels);
            AlongRow(_narrow.AsSpan(y * _width * kept, _width * kept), channels, kept);
        }

        for (var y = 0; y < _height; y++)
        {
            AlongColumns(y, _result.AsSpan(y * _width * kept, _width * kept));
        }

        result.Create(_height, _width, MatType.CV_8UC(kept));
        Marshal.Copy(_result, 0, result.Data, _height * _width * kept);
    }

    /// <summary>Size after scaling: the side that would fall short gets the input's length, the other is cut to whole pixels.</summary>
    private (int Width, int Height) Scaled(int width, int height) => (long)_width * height >= (long)_height * width
        ? (_width, (int)Math.Max((long)_width * height / width, _height))
        : ((int)Math.Max((long)_height * width / height, _width), _height);

    private void Choose(int width, int height)
    {
        if (_horizontal?.From == width && _vertical?.From == height)
        {
            return;
        }

        var scaled = Scaled(width, height);
        _horizontal = new ResamplingAxis(width, scaled.Width, Margin(scaled.Width - _width), _width);
        _vertical = new ResamplingAxis(height, scaled.Height, Margin(scaled.Height - _height), _height);
    }

    /// <summary>Half of what is cut off; torchvision's centre crop rounds a half to the even number.</summary>
    private static int Margin(int surplus) => (int)Math.Round(surplus / 2.0, MidpointRounding.ToEven);

    private void AlongRow(Span<byte> narrow, int channels, int kept)
    {
        for (var x = 0; x < _width; x++)
        {
            var weights = _horizontal!.WeightsOf(x);
            var pixels = _row.AsSpan(_horizontal.StartOf(x) * channels, weights.Length * channels);
            for (var channel = 0; channel < kept; channel++)
            {
                var sum = Half;
                for (int k = 0, from = channel; k < weights.Length; k++, from += channels)
                {
                    sum += pixels[from] * weights[k];
                }

                narrow[(x * kept) + channel] = Level(sum);
            }
        }
    }

    private void AlongColumns(int y, Span<byte> result)
    {
        var weights = _vertical!.WeightsOf(y);
        var start = _vertical.StartOf(y) - _vertical.Begin;
        for (var x = 0; x < result.Length; x++)
        {
            var sum = Half;
            for (int k = 0, from = (start * result.Length) + x; k < weights.Length; k++, from += result.Length)
            {
                sum += _narrow[from] * weights[k];
            }

            result[x] = Level(sum);
        }
    }

    private static byte Level(int sum) => (byte)Math.Clamp(sum >> ResamplingAxis.FractionBits, 0, 255);

    private static void Grow(ref byte[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = new byte[length];
        }
    }
}
