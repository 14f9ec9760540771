using AnyShot.Edge.Dashboard.Images;
using AnyShot.Edge.Tests.Capture;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Dashboard;

public sealed class LensMeasureTests
{
    [Fact]
    public void Focus_OfAPicture_FallsWithEachStepOfBlur()
    {
        using var picture = Noise(200, 160, MatType.CV_8UC3);
        ShouldFall(picture);
    }

    [SkippableFact]
    public void Focus_OfRealPictures_FallsWithEachStepOfBlur()
    {
        var files = Directory.EnumerateFiles(SharedData.Require("magnetic-tile"), "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Take(5).ToList();
        files.Count.ShouldBe(5);
        foreach (var file in files)
        {
            using var picture = Cv2.ImRead(file, ImreadModes.Color);
            ShouldFall(picture);
        }
    }

    /// <summary>By hand: the one pixel of 9 that has four neighbours sees -4 * 10, its variance over itself is 0; of two such pixels, -40 and 10, it is 625.</summary>
    [Fact]
    public void Focus_SmallPicture_IsTheVarianceOfTheLaplacian()
    {
        using var picture = new Mat(3, 4, MatType.CV_8UC1, new Scalar(0));
        picture.AsSpan<byte>()[5] = 10;
        LensMeasure.Of(picture, new Rect(0, 0, 4, 3)).Focus.ShouldBe(625);
        LensMeasure.Of(picture, new Rect(0, 0, 3, 3)).Focus.ShouldBe(0);
        LensMeasure.Of(picture, new Rect(0, 0, 1, 1)).Focus.ShouldBe(0);
    }

    [Fact]
    public void Exposure_HalfBlackQuarterWhite_IsSaidAsSharesAndMean()
    {
        using var picture = new Mat(4, 4, MatType.CV_8UC3, new Scalar(100, 100, 100));
        picture.AsSpan<byte>()[..24].Clear();
        picture.AsSpan<byte>()[24..36].Fill(255);

        var values = LensMeasure.Of(picture, new Rect(0, 0, 4, 4));

        (values.Dark, values.Bright).ShouldBe((0.5, 0.25));
        values.Mean.ShouldBe((4 * 255 + 4 * 100) / 16.0);
        LensMeasure.Of(picture, new Rect(0, 3, 4, 1)).ShouldBe(new LensValues(0, 100, 0, 0), "only the region counts");
    }

    private static void ShouldFall(Mat picture)
    {
        var all = new Rect(0, 0, picture.Width, picture.Height);
        var before = LensMeasure.Of(picture, all).Focus;
        foreach (var size in new[] { 3, 7, 15 })
        {
            using var blurred = new Mat();
            Cv2.GaussianBlur(picture, blurred, new Size(size, size), 0);
            var after = LensMeasure.Of(blurred, all).Focus;
            after.ShouldBeLessThan(before);
            before = after;
        }
    }

    private static Mat Noise(int width, int height, MatType type)
    {
        var picture = new Mat(height, width, type);
        new Random(5).NextBytes(picture.AsSpan<byte>());
        return picture;
    }
}
