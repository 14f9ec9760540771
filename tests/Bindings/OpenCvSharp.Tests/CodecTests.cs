using OpenCvSharp;

namespace OpenCvSharp.Tests;

public sealed class CodecTests
{
    [Theory]
    [InlineData(".png")]
    [InlineData(".bmp")]
    [InlineData(".tiff")]
    public void ImEncode_Lossless_RoundTrips(string extension)
    {
        using var image = Gradient();
        Cv2.ImEncode(extension, image, out var bytes).ShouldBeTrue();
        using var again = Cv2.ImDecode(bytes, ImreadModes.Color);

        Cv2.Norm(image, again, NormTypes.INF).ShouldBe(0);
    }

    [Fact]
    public void ImEncode_JpegQuality_ChangesSize()
    {
        using var image = Gradient();
        Cv2.ImEncode(".jpg", image, out var fine, new ImageEncodingParam(ImwriteFlags.JpegQuality, 95));
        Cv2.ImEncode(".jpg", image, out var coarse, new ImageEncodingParam(ImwriteFlags.JpegQuality, 10));

        fine.Length.ShouldBeGreaterThan(coarse.Length);
        fine[..2].ShouldBe([0xFF, 0xD8]);
    }

    [Fact]
    public void ImWrite_ThenImRead_RoundTrips()
    {
        var folder = Directory.CreateTempSubdirectory("anyshot-cv-");
        try
        {
            var path = Path.Combine(folder.FullName, "Prüfling 1.png");
            using var image = Gradient();
            Cv2.ImWrite(path, image).ShouldBeTrue();
            using var grey = Cv2.ImRead(path, ImreadModes.Grayscale);
            using var colour = Cv2.ImRead(path);

            grey.Type().ShouldBe(MatType.CV_8UC1);
            Cv2.Norm(image, colour, NormTypes.INF).ShouldBe(0);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void ImRead_Absent_IsEmpty()
    {
        using var image = Cv2.ImRead("/nowhere/at/all.png");
        image.Empty().ShouldBeTrue();
    }

    [Fact]
    public void ImDecode_NoImage_IsEmpty()
    {
        using var none = Cv2.ImDecode([], ImreadModes.Color);
        using var noise = Cv2.ImDecode([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], ImreadModes.Color);

        none.Empty().ShouldBeTrue();
        noise.Empty().ShouldBeTrue();
    }

    [Fact]
    public void ImDecode_EveryPrefixOfAnImage_NeverCrashes()
    {
        using var image = Gradient();
        foreach (var extension in new[] { ".png", ".jpg", ".bmp", ".webp", ".tiff" })
        {
            Cv2.ImEncode(extension, image, out var bytes);
            for (var length = 0; length < bytes.Length; length += 1 + (bytes.Length / 60))
            {
                try
                {
                    using var part = Cv2.ImDecode(bytes.AsSpan(0, length), ImreadModes.Color);
                }
                catch (OpenCVException)
                {
                    // Refused in words: as good as an empty image.
                }
            }
        }
    }

    [Fact]
    public void ImDecode_RandomDamage_NeverCrashes()
    {
        var random = new Random(7);
        using var image = Gradient();
        foreach (var extension in new[] { ".png", ".jpg", ".bmp", ".webp", ".tiff" })
        {
            Cv2.ImEncode(extension, image, out var good);
            for (var round = 0; round < 100; round++)
            {
                // The header is left alone every other time, so that the damage reaches the pixels.
                var bytes = (byte[])good.Clone();
                for (var hit = 0; hit < 4; hit++)
                {
                    bytes[random.Next(round % 2 == 0 ? 0 : Math.Min(100, bytes.Length / 2), bytes.Length)] = (byte)random.Next(256);
                }

                try
                {
                    using var damaged = Cv2.ImDecode(bytes, ImreadModes.Color);
                }
                catch (OpenCVException)
                {
                    // Refused in words: as good as an empty image.
                }
            }
        }
    }

    [Fact]
    public void ImDecode_HugeDimensions_IsRefused()
    {
        // A PNG header that promises 2^21 by 2^21 pixels.
        byte[] bytes =
        [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0x20, 0, 0, 0, 0x20, 0, 0, 8, 2, 0, 0, 0, 0, 0, 0, 0,
        ];
        var refused = false;
        try
        {
            using var image = Cv2.ImDecode(bytes, ImreadModes.Color);
            refused = image.Empty();
        }
        catch (OpenCVException)
        {
            refused = true;
        }

        refused.ShouldBeTrue();
    }

    [Fact]
    public void ImEncode_UnknownExtension_ThrowsInOpenCvsWords()
    {
        using var image = Gradient();
        var error = Should.Throw<OpenCVException>(() => Cv2.ImEncode(".nothing", image, out _));

        error.ErrMsg.ShouldContain("encoder");
        error.FuncName.ShouldNotBeEmpty();
        error.Line.ShouldBeGreaterThan(0);
    }

    private static Mat Gradient()
    {
        var image = new Mat(48, 64, MatType.CV_8UC3);
        for (var y = 0; y < image.Rows; y++)
        {
            for (var x = 0; x < image.Cols; x++)
            {
                image.Set(y, x, new Vec3b((byte)(x * 4), (byte)(y * 5), (byte)((x * y) & 255)));
            }
        }

        return image;
    }
}
