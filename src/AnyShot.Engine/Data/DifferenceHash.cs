using System.Numerics;
using OpenCvSharp;

namespace AnyShot.Engine.Data;

/// <summary>
/// 64 bits that stay nearly the same when an image is scaled, compressed or made brighter: the image at 9 x 8 grey pixels, a bit for each that is darker than its right neighbour.
/// Images without structure have all bits 0 and count as the same.
/// </summary>
public static class DifferenceHash
{
    /// <summary>Up to so many bits apart two images count as one.</summary>
    public const int NearDuplicate = 6;

    private const int Side = 8;

    /// <param name="grey">8 bits, one channel.</param>
    public static ulong Of(Mat grey)
    {
        using var small = new Mat();
        Cv2.Resize(grey, small, new Size(Side + 1, Side), 0, 0, InterpolationFlags.Area);
        var pixels = small.AsSpan<byte>();
        var hash = 0UL;
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var at = (y * (Side + 1)) + x;
                hash = (hash << 1) | (pixels[at] < pixels[at + 1] ? 1UL : 0);
            }
        }

        return hash;
    }

    /// <summary>Bits that differ, 0 to 64.</summary>
    public static int Distance(ulong a, ulong b) => BitOperations.PopCount(a ^ b);
}
