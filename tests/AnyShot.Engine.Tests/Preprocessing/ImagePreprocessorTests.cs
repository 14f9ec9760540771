using AnyShot.Engine.Backbones;
using AnyShot.Engine.Preprocessing;
using OpenCvSharp;

namespace AnyShot.Engine.Tests.Preprocessing;

public sealed class ImagePreprocessorTests
{
    [Fact]
    public void Prepare_GreyOfInputSize_NormalisesEveryPixel()
    {
        using var preprocessor = new ImagePreprocessor(Spec(channels: 1, mean: [0.5f], std: [0.25f]));
        using var image = new Mat(8, 8, MatType.CV_8UC1, new Scalar(0));
        image.Set(2, 3, (byte)255);
        var input = new float[64];

        preprocessor.Prepare(image, input);

        input[0].ShouldBe(-2f, 1e-6f);
        input[(2 * 8) + 3].ShouldBe(2f, 1e-6f);
    }

    [Fact]
    public void Prepare_BgrForRgbBackbone_PutsRedFirst()
    {
        using var preprocessor = new ImagePreprocessor(Spec(channels: 3, mean: [0f, 0f, 0f], std: [1f, 1f, 0.5f]));
        using var image = new Mat(8, 8, MatType.CV_8UC3, new Scalar(51, 102, 255));
        var input = new float[3 * 64];

        preprocessor.Prepare(image, input);

        input[0].ShouldBe(1f, 1e-6f);
        input[64].ShouldBe(0.4f, 1e-6f);
        input[128].ShouldBe(0.4f, 1e-6f);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Prepare_ColourForGreyBackbone_WeighsAsLuminance(int channels)
    {
        using var preprocessor = new ImagePreprocessor(Spec(channels: 1, mean: [0f], std: [1f]));
        using var image = new Mat(8, 8, MatType.CV_8UC(channels), new Scalar(10, 100, 200, 255));
        var input = new float[64];

        preprocessor.Prepare(image, input);

        // 0.114 B + 0.587 G + 0.299 R, rounded to a grey level.
        input[20].ShouldBe(120f / 255f, 0.5f / 255f);
    }

    [Fact]
    public void Prepare_GreyForRgbBackbone_FillsAllChannels()
    {
        using var preprocessor = new ImagePreprocessor(Spec(channels: 3, mean: [0f, 0f, 0f], std: [1f, 1f, 1f]));
        using var image = new Mat(8, 8, MatType.CV_8UC1, new Scalar(51));
        var input = new float[3 * 64];

        preprocessor.Prepare(image, input);

        input.ShouldAllBe(value => Math.Abs(value - 0.2f) < 1e-6f);
    }

    [Fact]
    public void Prepare_WideImageLetterboxed_KeepsTheRatioAndFillsWithTheMean()
    {
        using var preprocessor = new ImagePreprocessor(Spec(channels: 1, mean: [0.5f], std: [0.5f]));
        using var image = new Mat(16, 32, MatType.CV_8UC1, new Scalar(255));
        var input = new float[64];

        preprocessor.Prepare(image, input);

        // 32 x 16 becomes 8 x 4 in the middle: rows 2 to 5.
        for (var y = 0; y < 8; y++)
        {
            var expected = y is >= 2 and <= 5 ? 1f : 0f;
            input.AsSpan(y * 8, 8).ToArray().ShouldAllBe(value => Math.Abs(value - expected) < 1e-6f, $"row {y}");
        }
    }

    [Fact]
    public void Prepare_SmallerImageAfterLarger_LeavesNothingOfTheLarger()
    {
        using var preprocessor = new ImagePreprocessor(Spec(channels: 1, mean: [0f], std: [1f]));
        using var full = new Mat(8, 8, MatType.CV_8UC1, new Scalar(255));
        using var narrow = new Mat(32, 4, MatType.CV_8UC1, new Scalar(255));
        var input = new float[64];
        preprocessor.Prepare(full, input);

        preprocessor.Prepare(narrow, input);

        input.Count(value => value > 0).ShouldBe(8);
    }

    [Fact]
    public void Prepare_Stretched_FillsTheInput()
    {
        using var preprocessor = new ImagePreprocessor(Spec(channels: 1, mean: [0f], std: [1f]) with { Resize = ResizeMode.Stretch });
        using var image = new Mat(16, 32, MatType.CV_8UC1, new Scalar(255));
        var input = new float[64];

        preprocessor.Prepare(image, input);

        input.ShouldAllBe(value => Math.Abs(value - 1) < 1e-6f);
    }

    [Fact]
    public void Prepare_CentreCrop_TakesTheMiddleOfTheEnlargedImage()
    {
        using var preprocessor = new ImagePreprocessor(Spec(channels: 1, mean: [0f], std: [1f]) with { InputWidth = 20, InputHeight = 20, Resize = ResizeMode.CentreCrop });
        // 23 x 23 is 1.15 times the input: one row and column is cut off before it and two behind.
        using var image = new Mat(23, 23, MatType.CV_8UC1);
        image.SetArray([.. Enumerable.Range(0, 23 * 23).Select(i => (byte)((i / 23) + (i % 23 * 10)))]);
        var input = new float[400];

        preprocessor.Prepare(image, input);

        for (var i = 0; i < input.Length; i++)
        {
            input[i].ShouldBe(((i / 20) + 1 + (((i % 20) + 1) * 10)) / 255f, 1e-6f);
        }
    }

    [Theory]
    [InlineData(11, 8, 2, 0)]
    [InlineData(8, 13, 0, 2)]
    public void Prepare_BicubicCover_TakesTheMiddleOfTheLongerSide(int width, int height, int left, int top)
    {
        using var preprocessor = new ImagePreprocessor(Spec(channels: 1, mean: [0f], std: [1f]) with { Resize = ResizeMode.BicubicCover });
        using var image = new Mat(height, width, MatType.CV_8UC1);
        image.SetArray([.. Enumerable.Range(0, width * height).Select(i => (byte)((i / width) + (i % width * 20)))]);
        var input = new float[64];

        preprocessor.Prepare(image, input);

        // The shorter side fits already: nothing is scaled, and half of an odd surplus is rounded to the even number.
        for (var i = 0; i < input.Length; i++)
        {
            input[i].ShouldBe(((i / 8) + top + (((i % 8) + left) * 20)) / 255f, 1e-6f);
        }
    }

    [Fact]
    public void Prepare_BicubicCoverOfColourForGreyBackbone_ScalesAndConverts()
    {
        using var preprocessor = new ImagePreprocessor(Spec(channels: 1, mean: [0f], std: [1f]) with { Resize = ResizeMode.BicubicCover });
        using var image = new Mat(30, 20, MatType.CV_8UC4, new Scalar(10, 100, 200, 255));
        var input = new float[64];

        preprocessor.Prepare(image, input);

        input.ShouldAllBe(value => Math.Abs(value - (120f / 255f)) < 0.5f / 255f);
    }

    [Fact]
    public void Prepare_HalvedImage_AveragesAreas()
    {
        using var preprocessor = new ImagePreprocessor(Spec(channels: 1, mean: [0f], std: [1f]));
        using var image = new Mat(16, 16, MatType.CV_8UC1, new Scalar(0));
        image.Set(0, 0, (byte)200);
        image.Set(1, 1, (byte)200);
        var input = new float[64];

        preprocessor.Prepare(image, input);

        input[0].ShouldBe(100f / 255f, 0.5f / 255f);
        input[1].ShouldBe(0f);
    }

    [Fact]
    public void Prepare_Region_TakesOnlyThatPart()
    {
        using var preprocessor = new ImagePreprocessor(Spec(channels: 1, mean: [0f], std: [1f]));
        using var image = new Mat(32, 32, MatType.CV_8UC1, new Scalar(0));
        using (var bright = new Mat(image, new Rect(16, 8, 8, 8)))
        {
            bright.SetTo(new Scalar(255));
        }

        var input = new float[64];

        preprocessor.Prepare(image, new Rect(16, 8, 8, 8), input);

        input.ShouldAllBe(value => Math.Abs(value - 1) < 1e-6f);
    }

    [Fact]
    public void Prepare_RegionOverTheBorder_IsCutOff()
    {
        using var preprocessor = new ImagePreprocessor(Spec(channels: 1, mean: [0f], std: [1f]));
        using var image = new Mat(16, 16, MatType.CV_8UC1, new Scalar(255));
        var input = new float[64];

        preprocessor.Prepare(image, new Rect(8, 8, 100, 100), input);

        input.ShouldAllBe(value => Math.Abs(value - 1) < 1e-6f);
    }

    [Fact]
    public void Prepare_RegionOutside_SaysBoth()
    {
        using var preprocessor = new ImagePreprocessor(Spec(channels: 1, mean: [0f], std: [1f]));
        using var image = new Mat(16, 16, MatType.CV_8UC1, new Scalar(255));

        Should.Throw<ArgumentException>(() => preprocessor.Prepare(image, new Rect(20, 0, 4, 4), new float[64]))
            .Message.ShouldStartWith("The region 4 x 4 at (20, 0) lies outside the image of 16 x 16 pixels.");
    }

    [Fact]
    public void Prepare_SixteenBits_IsRefused()
    {
        using var preprocessor = new ImagePreprocessor(Spec(channels: 1, mean: [0f], std: [1f]));
        using var image = new Mat(8, 8, MatType.CV_16UC1, new Scalar(1));
        Should.Throw<ArgumentException>(() => preprocessor.Prepare(image, new float[64])).Message.ShouldStartWith("The image must have 8 bits");
    }

    [Fact]
    public void Prepare_WrongBuffer_SaysBothSizes()
    {
        using var preprocessor = new ImagePreprocessor(Spec(channels: 1, mean: [0f], std: [1f]));
        using var image = new Mat(8, 8, MatType.CV_8UC1);
        Should.Throw<ArgumentException>(() => preprocessor.Prepare(image, new float[63])).Message.ShouldStartWith("The backbone's input has 64 numbers, the buffer 63.");
    }

    [Theory]
    [InlineData(2, new[] { 0f, 0f }, new[] { 1f, 1f }, "channels is 2")]
    [InlineData(1, new[] { 0f, 0f }, new[] { 1f }, "mean needs 1")]
    [InlineData(1, new[] { 0f }, new[] { 0f }, "std needs 1 positive")]
    [InlineData(1, new[] { float.NaN }, new[] { 1f }, "mean needs 1 finite")]
    public void Constructor_BadSpec_NamesTheValue(int channels, float[] mean, float[] std, string sentence) =>
        Should.Throw<ArgumentException>(() => new ImagePreprocessor(Spec(channels, mean, std))).Message.ShouldContain(sentence);

    [Fact]
    public void Prepare_SteadyState_AllocatesNoPixels()
    {
        using var preprocessor = new ImagePreprocessor(Spec(channels: 3, mean: [0f, 0f, 0f], std: [1f, 1f, 1f]) with { InputWidth = 96, InputHeight = 96 });
        using var image = new Mat(480, 640, MatType.CV_8UC3, new Scalar(1, 2, 3));
        var input = new float[preprocessor.Length];
        preprocessor.Prepare(image, new Rect(10, 10, 300, 300), input);

        var allocated = AllocatedBytes.Of(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                preprocessor.Prepare(image, new Rect(10, 10, 300, 300), input);
            }
        });

        // Handles of the region and the call's arguments remain; the pixels would be 27,648 bytes each time.
        (allocated / 100).ShouldBeLessThan(2_000);
    }

    private static BackboneSpec Spec(int channels, float[] mean, float[] std) => new()
    {
        Name = "test",
        Revision = "000000000000",
        InputWidth = 8,
        InputHeight = 8,
        Channels = channels,
        Mean = mean,
        Std = std,
        EmbeddingSize = 4,
    };
}
