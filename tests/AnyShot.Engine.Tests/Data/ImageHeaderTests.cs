using AnyShot.Engine.Data;
using OpenCvSharp;

namespace AnyShot.Engine.Tests.Data;

public sealed class ImageHeaderTests
{
    private static readonly string[] Formats = [".jpg", ".png", ".bmp", ".webp", ".tiff", ".ppm", ".pgm"];

    [Fact]
    public void TryRead_WhatOpenCvWrites_GivesTheSize()
    {
        foreach (var format in Formats)
        {
            var bytes = Encode(format);
            ImageHeader.TryRead(bytes).ShouldBe((37L, 23L), format);
            ImageHeader.IsComplete(bytes).ShouldBeTrue(format);
        }
    }

    [Theory]
    [InlineData(".jpg")]
    [InlineData(".png")]
    public void IsComplete_CutOff_IsFalse(string format) => ImageHeader.IsComplete(Encode(format).AsSpan()[..^14]).ShouldBeFalse();

    [Fact]
    public void TryRead_PrefixesDamageAndNoise_NeverThrows()
    {
        var random = new Random(1);
        foreach (var format in Formats)
        {
            var good = Encode(format);
            for (var length = 0; length < Math.Min(good.Length, 300); length++)
            {
                ImageHeader.TryRead(good.AsSpan(0, length));
                ImageHeader.IsComplete(good.AsSpan(0, length));
            }

            for (var round = 0; round < 3000; round++)
            {
                var bytes = (byte[])good.Clone();
                for (var hit = 0; hit < 6; hit++)
                {
                    bytes[random.Next(2, Math.Min(bytes.Length, 200))] = (byte)random.Next(256);
                }

                ImageHeader.TryRead(bytes);
            }
        }
    }

    private static byte[] Encode(string format)
    {
        using var image = new Mat(23, 37, format == ".pgm" ? MatType.CV_8UC1 : MatType.CV_8UC3, new Scalar(1, 90, 200));
        Cv2.ImEncode(format, image, out var bytes).ShouldBeTrue();
        return bytes;
    }
}
