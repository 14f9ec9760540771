using AnyShot.Engine.Data;
using OpenCvSharp;

namespace AnyShot.Engine.Tests.Data;

public sealed class DifferenceHashTests
{
    [Fact]
    public void Of_GradientToTheRight_SetsEveryBit()
    {
        using var image = new Mat(16, 90, MatType.CV_8UC1);
        var pixels = image.AsSpan<byte>();
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)(2 * (i % 90));
        }

        DifferenceHash.Of(image).ShouldBe(ulong.MaxValue);
        using var flat = new Mat(16, 90, MatType.CV_8UC1, Scalar.All(7));
        DifferenceHash.Of(flat).ShouldBe(0UL);
    }

    [Fact]
    public void Of_ScaledAndCompressed_StaysNearAndOthersAreFar()
    {
        using var image = Draw(1);
        using var other = Draw(2);
        using var half = new Mat();
        Cv2.Resize(image, half, new Size(80, 80), 0, 0, InterpolationFlags.Area);
        using var compressed = Cv2.ImDecode(half.ImEncode(".jpg"), ImreadModes.Grayscale);

        DifferenceHash.Distance(DifferenceHash.Of(image), DifferenceHash.Of(compressed)).ShouldBeLessThanOrEqualTo(DifferenceHash.NearDuplicate);
        DifferenceHash.Distance(DifferenceHash.Of(image), DifferenceHash.Of(other)).ShouldBeGreaterThan(DifferenceHash.NearDuplicate);

        static Mat Draw(int seed)
        {
            using var coarse = new Mat(9, 9, MatType.CV_8UC1);
            new Random(seed).NextBytes(coarse.AsSpan<byte>());
            var drawn = new Mat();
            Cv2.Resize(coarse, drawn, new Size(160, 160), 0, 0, InterpolationFlags.Linear);
            return drawn;
        }
    }
}
