using OpenCvSharp;

namespace AnyShot.Edge.Dashboard.Images;

/// <summary>Shrinks and encodes pictures for people.</summary>
internal static class JpegEncoder
{
    private const int Quality = 82;

    public static byte[] Encode(Mat image)
    {
        Cv2.ImEncode(".jpg", image, out var jpeg, new ImageEncodingParam(ImwriteFlags.JpegQuality, Quality));
        return jpeg;
    }

    /// <summary>Copies <paramref name="image"/> so that its longer side is at most <paramref name="longestSide"/> pixels; never enlarges.</summary>
    public static void Shrink(Mat image, Mat small, int longestSide)
    {
        var scale = longestSide / (double)Math.Max(image.Width, image.Height);
        if (scale >= 1)
        {
            image.CopyTo(small);
            return;
        }

        var size = new Size(Math.Max(1, (int)Math.Round(image.Width * scale)), Math.Max(1, (int)Math.Round(image.Height * scale)));
        Cv2.Resize(image, small, size, 0, 0, InterpolationFlags.Area);
    }
}
