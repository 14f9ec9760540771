using OpenCvSharp;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Generative;

/// <summary>Small pictures side by side in one PNG.</summary>
internal static class PictureGrid
{
    private const int Gap = 2;

    /// <param name="path">The PNG; replaced.</param>
    /// <param name="images">(N, 1 or 3, side, side), 0 to 1.</param>
    /// <param name="columns">1 or more.</param>
    public static void Write(string path, Tensor images, int columns)
    {
        using var scope = NewDisposeScope();
        var (count, channels, side) = ((int)images.shape[0], (int)images.shape[1], (int)images.shape[2]);
        var values = (images * 255).round().to(ScalarType.Byte).cpu().contiguous().data<byte>().ToArray();
        var (width, height) = ((columns * (side + Gap)) + Gap, ((count + columns - 1) / columns * (side + Gap)) + Gap);
        var pixels = new byte[width * height * channels];
        Array.Fill(pixels, byte.MaxValue);
        for (var i = 0; i < count; i++)
        {
            var (left, top) = (Gap + (i % columns * (side + Gap)), Gap + (i / columns * (side + Gap)));
            for (var channel = 0; channel < channels; channel++)
            {
                for (var at = 0; at < side * side; at++)
                {
                    // OpenCV writes BGR.
                    var to = (((top + (at / side)) * width) + left + (at % side)) * channels;
                    pixels[to + (channels - 1 - channel)] = values[(((i * channels) + channel) * side * side) + at];
                }
            }
        }

        using var grid = new Mat(height, width, channels == 1 ? MatType.CV_8UC1 : MatType.CV_8UC3);
        System.Runtime.InteropServices.Marshal.Copy(pixels, 0, grid.Data, pixels.Length);
        Cv2.ImEncode(".png", grid, out var content);
        File.WriteAllBytes(path, content);
    }
}
