using OpenCvSharp;

namespace AnyShot.Edge.Parts;

/// <summary>A part's image as PNG and back, with every pixel as it was.</summary>
internal static class PartImage
{
    /// <summary>The fastest that still makes a plain surface small; on rendered parts the higher levels save a few percent and take several times as long.</summary>
    private static readonly ImageEncodingParam[] Fast = [new(ImwriteFlags.PngCompression, 1)];

    /// <summary>Whether the inspection can judge such an image; nothing else is kept.</summary>
    public static bool CanBeKept(Mat part) => !part.Empty() && part.Depth() == MatType.CV_8U && part.Channels() is 1 or 3 or 4;

    public static byte[] Encode(Mat part)
    {
        Cv2.ImEncode(".png", part, out var png, Fast);
        return png;
    }

    /// <returns>Null when the bytes are no image; otherwise the caller disposes it.</returns>
    public static Mat? TryDecode(byte[] image)
    {
        try
        {
            var part = Cv2.ImDecode(image, ImreadModes.Unchanged);
            if (CanBeKept(part))
            {
                return part;
            }

            part.Dispose();
        }
        catch (OpenCVException)
        {
            // Some damage makes the decoder throw, some gives an empty image; it means the same.
        }

        return null;
    }
}
