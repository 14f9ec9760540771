using AnyShot.Engine.Backbones;
using AnyShot.Engine.Preprocessing;
using OpenCvSharp;

namespace AnyShot.Engine.Data;

/// <summary>Makes pictures of one size as a backbone's preprocessing does, in bytes. Used by one thread at a time.</summary>
internal sealed class PictureResizer : IDisposable
{
    private readonly ImagePreprocessor _preprocessor;
    private readonly float[] _values;

    public PictureResizer(int channels, int side)
    {
        _preprocessor = new ImagePreprocessor(new BackboneSpec
        {
            Name = "pictures",
            Revision = "0",
            InputWidth = side,
            InputHeight = side,
            Channels = channels,
            Mean = [.. Enumerable.Repeat(0f, channels)],
            Std = [.. Enumerable.Repeat(1f, channels)],
            Resize = ResizeMode.Stretch,
            EmbeddingSize = 1,
        });
        _values = new float[_preprocessor.Length];
    }

    /// <param name="image">8 bits, 1, 3 (BGR) or 4 (BGRA) channels.</param>
    /// <returns>(channels, side, side).</returns>
    public byte[] Resize(Mat image)
    {
        _preprocessor.Prepare(image, _values);
        return Array.ConvertAll(_values, value => (byte)MathF.Round(value * 255));
    }

    public void Dispose() => _preprocessor.Dispose();
}
