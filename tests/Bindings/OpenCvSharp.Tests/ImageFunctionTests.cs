using OpenCvSharp;

namespace OpenCvSharp.Tests;

/// <summary>Each function against values that are known without OpenCV.</summary>
public sealed class ImageFunctionTests
{
    [Fact]
    public void Resize_Area_AveragesBlocks()
    {
        using var image = Bytes(2, 4, 0, 10, 20, 30, 40, 50, 60, 70);
        using var half = new Mat();
        Cv2.Resize(image, half, new Size(2, 1), interpolation: InterpolationFlags.Area);
        Values(half).ShouldBe([25, 45]);

        Cv2.Resize(image, half, new Size(), 2, 2, InterpolationFlags.Nearest);
        half.Size().ShouldBe(new Size(8, 4));
    }

    [Fact]
    public void CvtColor_KnownColours()
    {
        using var red = new Mat(1, 1, MatType.CV_8UC3, Scalar.Red);
        using var result = new Mat();
        Cv2.CvtColor(red, result, ColorConversionCodes.BGR2GRAY);
        result.Get<byte>(0, 0).ShouldBe((byte)76);
        Cv2.CvtColor(red, result, ColorConversionCodes.BGR2RGB);
        result.Get<Vec3b>(0, 0).ShouldBe(new Vec3b(255, 0, 0));
        Cv2.CvtColor(red, result, ColorConversionCodes.BGR2HSV);
        result.Get<Vec3b>(0, 0).ShouldBe(new Vec3b(0, 255, 255));
    }

    [Fact]
    public void Blurs_OfAConstant_ChangeNothing_AndOfAPointSumToIt()
    {
        using var point = new Mat(9, 9, MatType.CV_32FC1, new Scalar(0));
        point.Set(4, 4, 9f);
        using var result = new Mat();
        Cv2.Blur(point, result, new Size(3, 3));
        result.Get<float>(3, 3).ShouldBe(1, 1e-5f);
        Cv2.GaussianBlur(point, result, new Size(5, 5), 1);
        Cv2.Sum(result).Val0.ShouldBe(9, 1e-4);
        result.Get<float>(4, 4).ShouldBeGreaterThan(result.Get<float>(4, 5));
        using var speck = Bytes(3, 3, 5, 5, 5, 5, 200, 5, 5, 5, 5);
        Cv2.MedianBlur(speck, result, 3);
        result.Get<byte>(1, 1).ShouldBe((byte)5);
    }

    [Fact]
    public void Laplacian_And_Sobel_OfAParabola()
    {
        using var image = new Mat(5, 7, MatType.CV_32FC1);
        for (var i = 0; i < 35; i++)
        {
            image.Set(i / 7, i % 7, (float)((i % 7) * (i % 7)));
        }

        using var result = new Mat();
        Cv2.Laplacian(image, result, MatType.CV_32F);
        result.Get<float>(2, 3).ShouldBe(2);
        Cv2.Sobel(image, result, MatType.CV_32F, 1, 0);
        result.Get<float>(2, 3).ShouldBe(8 * 2 * 3);
    }

    [Fact]
    public void Arithmetic_IsSaturatedAndMasked()
    {
        using var a = Bytes(1, 3, 10, 200, 100);
        using var b = Bytes(1, 3, 20, 100, 100);
        using var mask = Bytes(1, 3, 255, 0, 255);
        using var r = new Mat();

        Cv2.Absdiff(a, b, r);
        Values(r).ShouldBe([10, 100, 0]);
        Cv2.Add(a, b, r);
        Values(r).ShouldBe([30, 255, 200]);
        Cv2.Subtract(a, b, r);
        Values(r).ShouldBe([0, 100, 0]);
        Cv2.Subtract(a, new Scalar(50), r);
        Values(r).ShouldBe([0, 150, 50]);
        Cv2.Multiply(a, b, r, 0.01);
        Values(r).ShouldBe([2, 200, 100]);
        Cv2.AddWeighted(a, 0.5, b, 0.5, 1, r);
        Values(r).ShouldBe([16, 151, 101]);
        Cv2.Min(a, b, r);
        Values(r).ShouldBe([10, 100, 100]);
        Cv2.Max(a, b, r);
        Values(r).ShouldBe([20, 200, 100]);
        Cv2.BitwiseAnd(a, b, r);
        Values(r).ShouldBe([10 & 20, 200 & 100, 100]);
        Cv2.BitwiseOr(a, b, r);
        Values(r).ShouldBe([10 | 20, 200 | 100, 100]);
        Cv2.BitwiseXor(a, b, r);
        Values(r).ShouldBe([10 ^ 20, 200 ^ 100, 0]);
        Cv2.BitwiseNot(a, r);
        Values(r).ShouldBe([245, 55, 155]);
        Cv2.InRange(a, new Scalar(50), new Scalar(150), r);
        Values(r).ShouldBe([0, 0, 255]);
        using var masked = new Mat(1, 3, MatType.CV_8UC1, new Scalar(0));
        Cv2.Add(a, b, masked, mask);
        Values(masked).ShouldBe([30, 0, 200]);
    }

    [Fact]
    public void Statistics_KnownNumbers()
    {
        using var image = Bytes(2, 3, 1, 2, 3, 4, 5, 0);
        using var mask = Bytes(2, 3, 255, 255, 0, 0, 0, 0);

        Cv2.Mean(image).Val0.ShouldBe(2.5);
        Cv2.Mean(image, mask).Val0.ShouldBe(1.5);
        Cv2.Sum(image).Val0.ShouldBe(15);
        Cv2.CountNonZero(image).ShouldBe(5);
        Cv2.MeanStdDev(image, out var mean, out var deviation);
        (mean.Val0, Math.Round(deviation.Val0, 6)).ShouldBe((2.5, Math.Round(Math.Sqrt(17.5 / 6), 6)));
        Cv2.MinMaxLoc(image, out var low, out var high, out var lowAt, out var highAt);
        (low, high, lowAt, highAt).ShouldBe((0.0, 5.0, new Point(2, 1), new Point(1, 1)));
        Cv2.Norm(image, NormTypes.L1).ShouldBe(15);
        Cv2.Norm(image).ShouldBe(Math.Sqrt(55), 1e-9);
        Cv2.Norm(image, image).ShouldBe(0);
    }

    [Fact]
    public void Threshold_And_Morphology()
    {
        using var image = Bytes(1, 4, 10, 100, 101, 255);
        using var result = new Mat();
        Cv2.Threshold(image, result, 100, 255, ThresholdTypes.Binary).ShouldBe(100);
        Values(result).ShouldBe([0, 0, 255, 255]);

        using var dot = new Mat(5, 5, MatType.CV_8UC1, new Scalar(0));
        dot.Set(2, 2, (byte)255);
        Cv2.Dilate(dot, result, null);
        Cv2.CountNonZero(result).ShouldBe(9);
        Cv2.Erode(result, result, null);
        Cv2.CountNonZero(result).ShouldBe(1);
        using var cross = Cv2.GetStructuringElement(MorphShapes.Cross, new Size(3, 3));
        Cv2.CountNonZero(cross).ShouldBe(5);
        Cv2.MorphologyEx(dot, result, MorphTypes.Open, cross);
        Cv2.CountNonZero(result).ShouldBe(0);
    }

    [Fact]
    public void ConnectedComponents_TwoBlobs()
    {
        using var image = new Mat(10, 20, MatType.CV_8UC1, new Scalar(0));
        Cv2.Rectangle(image, new Rect(1, 2, 4, 3), new Scalar(255), -1);
        Cv2.Rectangle(image, new Rect(12, 5, 2, 2), new Scalar(255), -1);
        using var labels = new Mat();
        using var statistics = new Mat();
        using var centroids = new Mat();

        Cv2.ConnectedComponentsWithStats(image, labels, statistics, centroids).ShouldBe(3);
        statistics.Row(1).Clone().AsSpan<int>().ToArray().ShouldBe([1, 2, 4, 3, 12]);
        statistics.Get<int>(2, (int)ConnectedComponentsTypes.Area).ShouldBe(4);
        (centroids.Get<double>(1, 0), centroids.Get<double>(1, 1)).ShouldBe((2.5, 3.0));
    }

    [Fact]
    public void Geometry_MovesPixels()
    {
        using var image = Bytes(2, 2, 1, 2, 3, 4);
        using var r = new Mat();
        Cv2.Flip(image, r, FlipMode.Y);
        Values(r).ShouldBe([2, 1, 4, 3]);
        Cv2.Flip(image, r, FlipMode.X);
        Values(r).ShouldBe([3, 4, 1, 2]);
        Cv2.Rotate(image, r, RotateFlags.Rotate90Clockwise);
        Values(r).ShouldBe([3, 1, 4, 2]);
        Cv2.CopyMakeBorder(image, r, 1, 0, 0, 1, BorderTypes.Constant, new Scalar(9));
        Values(r).ShouldBe([9, 9, 9, 1, 2, 9, 3, 4, 9]);
        using var quarter = Cv2.GetRotationMatrix2D(new Point2f(0.5f, 0.5f), 90, 1);
        Cv2.WarpAffine(image, r, quarter, new Size(2, 2), InterpolationFlags.Nearest);
        Values(r).ShouldBe([2, 4, 1, 3]);
    }

    [Fact]
    public void Channels_SplitMergeExtract()
    {
        using var image = new Mat(2, 2, MatType.CV_8UC3, new Scalar(1, 2, 3));
        var channels = Cv2.Split(image);
        channels.Select(c => (int)c.Get<byte>(0, 0)).ShouldBe([1, 2, 3]);
        using var back = new Mat();
        Cv2.Merge([channels[2], channels[1], channels[0]], back);
        back.Get<Vec3b>(1, 1).ShouldBe(new Vec3b(3, 2, 1));
        Cv2.ExtractChannel(image, back, 1);
        back.Get<byte>(0, 0).ShouldBe((byte)2);
        Array.ForEach(channels, c => c.Dispose());
        using var empty = new Mat();
        Cv2.Split(empty).ShouldBeEmpty();
    }

    [Fact]
    public void AccumulateWeighted_Normalize_Equalize()
    {
        using var image = Bytes(1, 2, 100, 200);
        using var average = new Mat(1, 2, MatType.CV_32FC1, new Scalar(0));
        Cv2.AccumulateWeighted(image, average, 0.25, null!);
        average.Get<float>(0, 1).ShouldBe(50);
        using var r = new Mat();
        Cv2.Normalize(image, r, 0, 255, NormTypes.MinMax);
        Values(r).ShouldBe([0, 255]);
        Cv2.EqualizeHist(image, r);
        Values(r).ShouldBe([0, 255]);
    }

    [Fact]
    public void Drawing_ColoursPixels()
    {
        using var image = new Mat(40, 60, MatType.CV_8UC1, new Scalar(0));
        Cv2.Line(image, new Point(0, 0), new Point(59, 0), Scalar.White);
        Cv2.CountNonZero(image).ShouldBe(60);
        Cv2.Rectangle(image, new Point(10, 10), new Point(12, 11), Scalar.White, -1);
        Cv2.CountNonZero(image).ShouldBe(66);
        Cv2.Circle(image, new Point(30, 20), 0, Scalar.White, -1);
        Cv2.CountNonZero(image).ShouldBe(67);
        Cv2.FillPoly(image, [[new Point(40, 30), new Point(43, 30), new Point(43, 33), new Point(40, 33)]], Scalar.White);
        Cv2.CountNonZero(image).ShouldBe(83);
        Cv2.Ellipse(image, new Point(20, 30), new Size(4, 2), 0, 0, 360, Scalar.White, -1);
        image.Get<byte>(30, 20).ShouldBe((byte)255);
        var before = Cv2.CountNonZero(image);
        Cv2.PutText(image, "ok", new Point(45, 20), HersheyFonts.HersheySimplex, 0.4, Scalar.White);
        Cv2.CountNonZero(image).ShouldBeGreaterThan(before);
        Cv2.GetTextSize("ok", HersheyFonts.HersheySimplex, 0.4, 1, out var baseline).Width.ShouldBeInRange(8, 20);
        baseline.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Random_StaysInItsRange()
    {
        using var image = new Mat(100, 100, MatType.CV_8UC1);
        Cv2.Randu(image, new Scalar(10), new Scalar(20));
        Cv2.MinMaxLoc(image, out double low, out double high);
        (low, high).ShouldBe((10.0, 19.0));
        Cv2.Randn(image, new Scalar(128), new Scalar(5));
        Cv2.Mean(image).Val0.ShouldBe(128, 1);
    }

    [Fact]
    public void System_AnswersAndChecks()
    {
        Version.Parse(Cv2.GetVersionString()!).ShouldBeGreaterThanOrEqualTo(new Version(4, 5));
        var before = Cv2.GetNumThreads();
        Cv2.SetNumThreads(1);
        Cv2.GetNumThreads().ShouldBe(1);
        Cv2.SetNumThreads(before);
        var level = Cv2.SetLogLevel(LogLevel.SILENT);
        Cv2.SetLogLevel(level).ShouldBe(LogLevel.SILENT);
    }

    [Fact]
    public void WrongShapes_ThrowOneManagedType()
    {
        using var a = new Mat(2, 2, MatType.CV_8UC1);
        using var b = new Mat(3, 2, MatType.CV_8UC3);
        using var empty = new Mat();
        using var r = new Mat();

        Should.Throw<OpenCVException>(() => Cv2.Absdiff(a, b, r)).Status.ShouldBe(ErrorCode.StsUnmatchedSizes);
        Should.Throw<OpenCVException>(() => Cv2.Resize(empty, r, new Size(4, 4)));
        Should.Throw<OpenCVException>(() => Cv2.Resize(a, r, new Size(-4, 4)));
        Should.Throw<OpenCVException>(() => Cv2.CvtColor(a, r, ColorConversionCodes.BGR2GRAY));
        Should.Throw<OpenCVException>(() => Cv2.CvtColor(b, r, (ColorConversionCodes)100000));
        Should.Throw<OpenCVException>(() => Cv2.CountNonZero(b));
        Should.Throw<OpenCVException>(() => Cv2.CopyMakeBorder(a, r, -1, 0, 0, 0, BorderTypes.Constant));
        Should.Throw<OpenCVException>(() => Cv2.GaussianBlur(a, r, new Size(2, 2), 1));
        Should.Throw<OpenCVException>(() => Cv2.Rotate(a, r, (RotateFlags)7));
        Should.Throw<ArgumentNullException>(() => Cv2.Absdiff(a, null!, r));
    }

    private static Mat Bytes(int rows, int cols, params byte[] values)
    {
        var mat = new Mat(rows, cols, MatType.CV_8UC1);
        mat.SetArray(values);
        return mat;
    }

    private static int[] Values(Mat mat)
    {
        mat.GetArray(out byte[] values);
        return [.. values.Select(v => (int)v)];
    }
}
