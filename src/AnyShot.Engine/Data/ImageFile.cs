using OpenCvSharp;

namespace AnyShot.Engine.Data;

/// <summary>An image file's content and its decoding.</summary>
public static class ImageFile
{
    /// <summary>Larger files are refused: no camera image has 64 MB compressed, and a bound keeps a wrong file from taking the memory.</summary>
    public const long LargestBytes = 64L << 20;

    /// <summary>Reads the file's bytes.</summary>
    /// <param name="path">Image file.</param>
    /// <param name="reason">One sentence that names the file, when the answer is null.</param>
    public static byte[]? TryRead(string path, out string reason)
    {
        reason = "";
        try
        {
            var length = new FileInfo(path).Length;
            if (length is > 0 and <= LargestBytes)
            {
                return File.ReadAllBytes(path);
            }

            reason = length == 0 ? $"{path} is empty." : $"{path} has {length >> 20} MB; an image may have {LargestBytes >> 20}.";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            reason = $"{path} cannot be read: {error.Message}";
        }

        return null;
    }

    /// <summary>Decodes to 8-bit grey (channels 1) or BGR (channels 3).</summary>
    /// <returns>Null when the bytes are no image that OpenCV can read; otherwise the caller disposes it.</returns>
    public static Mat? TryDecode(byte[] content, int channels)
    {
        try
        {
            var image = Cv2.ImDecode(content, channels == 1 ? ImreadModes.Grayscale : ImreadModes.Color);
            if (!image.Empty())
            {
                return image;
            }

            image.Dispose();
        }
        catch (OpenCVException)
        {
            // Some decoders throw on damaged content where others give an empty image; it means the same.
        }

        return null;
    }
}
