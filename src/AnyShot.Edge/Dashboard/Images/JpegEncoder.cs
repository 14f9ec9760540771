using OpenCvSharp;

namespace AnyShot.Edge.Dashboard.Images;

/// <summary>Shrinks and encodes pictures for people.</summary>
internal static class JpegEncoder
{
    private const int Quality = 82;

    public static byte[] Encode(Mat image)
    {
        Cv2.ImEncode(".jpg", image, out var jpeg, [new ImageEncodingParam(ImwriteFlags.JpegQuality, Quality)]);
        return jpeg;
    }

    /// <summary>Copies <paramref name="image"/> so that its longer side is at most <paramref name="longestSide"/> pixels; never enlarges.</summary>
    public static void Shrink(Mat image, Mat small, int longestSide)
    {
        if (Math.Max(image.Width, image.Height) <= longestSide)
        {
            image.CopyTo(small);
            return;
        }

        Cv2.Resize(image, small, Fit(image, longestSide), 0, 0, InterpolationFlags.Area);
    }

    /// <summary>The size with the same proportions whose longer side is <paramref name="longestSide"/>.</summary>
    public static Size Fit(Mat image, int longestSide)
    {
        var scale = longestSide / (double)Math.Max(image.Width, image.Height);
        return new Size(Math.Max(1, (int)Math.Round(image.Width * scale)), Math.Max(1, (int)Math.Round(image.Height * scale)));
    }
}
