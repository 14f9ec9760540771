using AnyShot.Edge.Control;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Control;

public sealed class ShotImageTests
{
    [Theory]
    [InlineData(".png")]
    [InlineData(".jpg")]
    [InlineData(".bmp")]
    public void APictureIsTaken(string format) => ShotImage.Require(Encode(format, 64, 48), new ControlOptions());

    [Theory]
    [InlineData(".tiff")]
    [InlineData(".webp")]
    public void OtherFormatsAreNot(string format) => Sentence(Encode(format, 64, 48)).ShouldBe("The image is no PNG, JPEG or BMP file.");

    [Fact]
    public void APictureThatIsTooSmallOrTooLargeIsNot()
    {
        Sentence(Encode(".png", 64, 4)).ShouldBe("The image is 64 x 4 pixels; sides of 8 to 8192 are taken (control.longestImageSide).");
        Sentence(Encode(".png", 64, 48), new ControlOptions { LongestImageSide = 63 }).ShouldStartWith("The image is 64 x 48 pixels;");
        Sentence(new byte[(1 << 20) + 1], new ControlOptions { LargestImageMiB = 1 }).ShouldBe("The image has 1048577 bytes; at most 1048576 are taken (control.largestImageMiB).");
    }

    [Fact]
    public void ASmallFileThatAsksForAHugePictureIsRefusedBeforeItIsDecoded()
    {
        var png = Encode(".png", 64, 48);
        // Width of the header.
        new byte[] { 0x00, 0x0F, 0x42, 0x40 }.CopyTo(png.AsSpan(16));
        Sentence(png).ShouldStartWith("The image is 1000000 x 48 pixels;");
    }

    [Fact]
    public void DamagedPicturesAreRefusedOrDecodedAndNeverThrowAnythingElse()
    {
        const int Seed = 7;
        var random = new Random(Seed);
        byte[][] good = [Encode(".png", 40, 40), Encode(".jpg", 40, 40), Encode(".bmp", 40, 40)];
        var refused = 0;
        for (var i = 0; i < 1000; i++)
        {
            var bytes = good[i % good.Length].ToArray();
            for (var k = 0; k < 1 + (i % 8); k++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                ShotImage.Require(bytes.AsSpan(0, i % 5 == 0 ? random.Next(bytes.Length) : bytes.Length), new ControlOptions());
            }
            catch (ControlRefusal)
            {
                refused++;
            }
        }

        refused.ShouldBeGreaterThan(100, $"seed {Seed}");
    }

    private static string Sentence(byte[] file, ControlOptions? options = null) => Should.Throw<ControlRefusal>(() => ShotImage.Require(file, options ?? new ControlOptions())).Message;

    private static byte[] Encode(string format, int width, int height)
    {
        using var image = new Mat(height, width, MatType.CV_8UC3);
        var pixels = image.AsSpan<byte>();
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)(i * 7);
        }

        Cv2.ImEncode(format, image, out var bytes);
        return bytes;
    }
}
