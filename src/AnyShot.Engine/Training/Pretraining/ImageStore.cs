using System.Runtime.InteropServices;
using AnyShot.Engine.Data;
using AnyShot.Engine.Preprocessing;
using OpenCvSharp;

namespace AnyShot.Engine.Training.Pretraining;

/// <summary>Decodes image files once, so that a training step reads memory only.</summary>
internal static class ImageStore
{
    /// <summary>Training images, square and of 8 bits, channels of a pixel side by side (grey or RGB): what <see cref="Augmentation"/> cuts from.</summary>
    /// <param name="images">Files.</param>
    /// <param name="side">Width and height in pixels; the aspect ratio is not kept.</param>
    /// <param name="channels">1 or 3.</param>
    /// <exception cref="InvalidDataException">A file cannot be read, or all together do not fit into memory.</exception>
    public static byte[][] Squares(IReadOnlyList<LabelledImage> images, int side, int channels)
    {
        RequireMemory(images.Count, (long)side * side * channels);
        using var resized = new Mat();
        using var ordered = new Mat();
        return [.. images.Select(image =>
        {
            using var decoded = Decode(image.Path, channels);
            var shrinks = decoded.Width > side || decoded.Height > side;
            Cv2.Resize(decoded, resized, new Size(side, side), 0, 0, shrinks ? InterpolationFlags.Area : InterpolationFlags.Linear);
            if (channels == 3)
            {
                Cv2.CvtColor(resized, ordered, ColorConversionCodes.BGR2RGB);
            }

            var pixels = new byte[side * side * channels];
            Marshal.Copy((channels == 3 ? ordered : resized).Data, pixels, 0, pixels.Length);
            return pixels;
        })];
    }

    /// <summary>Images as the trained model will see them, (channels, side, side) each.</summary>
    /// <inheritdoc cref="Squares" path="/exception" />
    public static float[][] Inputs(IReadOnlyList<LabelledImage> images, ImagePreprocessor preprocessor, int channels)
    {
        RequireMemory(images.Count, (long)preprocessor.Length * sizeof(float));
        return [.. images.Select(image =>
        {
            using var decoded = Decode(image.Path, channels);
            var input = new float[preprocessor.Length];
            preprocessor.Prepare(decoded, input);
            return input;
        })];
    }

    private static Mat Decode(string path, int channels)
    {
        var content = ImageFile.TryRead(path, out var reason) ?? throw new InvalidDataException(reason);
        return ImageFile.TryDecode(content, channels) ?? throw new InvalidDataException($"{path} is not an image that can be read.");
    }

    private static void RequireMemory(int images, long bytes)
    {
        var available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (images * bytes > available / 2)
        {
            throw new InvalidDataException($"{images} images need {images * bytes >> 20} MB in memory and {available >> 21} MB may be used; take fewer images or a smaller input.");
        }
    }
}
