using OpenCvSharp;

namespace AnyShot.Edge.Tests.Collecting;

/// <summary>Made-up pictures; two of other numbers differ in many bits of their difference hash.</summary>
internal static class Pictures
{
    public static Mat Draw(int number, int width = 96, int height = 96)
    {
        var random = new Random(number);
        using var coarse = new Mat(9, 9, MatType.CV_8UC1);
        random.NextBytes(coarse.AsSpan<byte>());
        var image = new Mat();
        Cv2.Resize(coarse, image, new Size(width, height), 0, 0, InterpolationFlags.Linear);
        return image;
    }

    public static byte[] Png(int number, int width = 96, int height = 96)
    {
        using var image = Draw(number, width, height);
        return image.ImEncode(".png");
    }

    public static byte[] Jpeg(int number, int width = 96, int height = 96)
    {
        using var image = Draw(number, width, height);
        return image.ImEncode(".jpg");
    }
}
