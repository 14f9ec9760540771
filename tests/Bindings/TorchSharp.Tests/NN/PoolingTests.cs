using static TorchSharp.torch;

namespace TorchSharp.Tests.NN;

public sealed class PoolingTests : ScopedTest
{
    private static Tensor Image => arange(16, dtype: float64).reshape(1, 1, 4, 4);

    [Fact]
    public void MaxPool2d_KnownImage_TakesTheLargestOfEachWindow()
    {
        ShouldBe(nn.MaxPool2d(2).call(Image), [5, 7, 13, 15]);
        ShouldBe(nn.MaxPool2d(3, stride: 1).call(Image), [10, 11, 14, 15]);
        nn.MaxPool2d((2, 3), (2, 2), (1, 1)).call(Image).shape.ShouldBe([1L, 1, 3, 2]);
        nn.MaxPool2d(3, stride: 2, ceil_mode: true).call(Image).shape.ShouldBe([1L, 1, 2, 2]);
    }

    [Fact]
    public void AvgPool2d_KnownImage_TakesTheMeanOfEachWindow()
    {
        ShouldBe(nn.AvgPool2d(2).call(Image), [2.5, 4.5, 10.5, 12.5]);
        ShouldBe(nn.AvgPool2d(2, divisor_override: 1).call(Image), [10, 18, 42, 50]);
        ShouldBe(nn.AvgPool2d(2, stride: 3, padding: 1).call(Image), [0, 1.25, 5, 12.5]);
        ShouldBe(nn.AvgPool2d(2, stride: 3, padding: 1, count_include_pad: false).call(Image), [0, 2.5, 10, 12.5]);
    }

    [Fact]
    public void AdaptiveAvgPool2d_AnySize_GivesTheWantedOne()
    {
        ShouldBe(nn.AdaptiveAvgPool2d(1).call(Image), [7.5]);
        ShouldBe(nn.AdaptiveAvgPool2d((2, 1)).call(Image), [3.5, 11.5]);
        nn.AdaptiveAvgPool2d(3).call(rand(2, 5, 17, 11)).shape.ShouldBe([2L, 5, 3, 3]);
    }

    [Fact]
    public void Gradients_Pools_MatchFiniteDifferences()
    {
        FiniteDifferences.CheckGradient(t => nn.functional.max_pool2d(t[0], 2), Random(1, 2, 4, 4));
        FiniteDifferences.CheckGradient(t => nn.functional.avg_pool2d(t[0], 3, 2, 1), Random(1, 2, 4, 4));
        FiniteDifferences.CheckGradient(t => nn.functional.adaptive_avg_pool2d(t[0], 3), Random(1, 2, 4, 4));
    }

    [Fact]
    public void Upsample_Modes_FillInBetween()
    {
        var small = Numbers([1, 1, 1, 2], 0, 4);
        ShouldBe(nn.Upsample(size: [1, 4]).call(small), [0, 0, 4, 4]);
        ShouldBe(nn.Upsample(scale_factor: [1, 2], mode: UpsampleMode.Bilinear).call(small), [0, 1, 3, 4]);
        ShouldBe(nn.Upsample(size: [1, 3], mode: UpsampleMode.Bilinear, align_corners: true).call(small), [0, 2, 4]);
        ShouldBe(nn.functional.interpolate(Image, [2, 2], mode: InterpolationMode.Area), [2.5, 4.5, 10.5, 12.5]);
        nn.functional.interpolate(Image, scale_factor: [2], mode: InterpolationMode.Bicubic).shape.ShouldBe([1L, 1, 8, 8]);
        FiniteDifferences.CheckGradient(t => nn.functional.interpolate(t[0], [5, 3], mode: InterpolationMode.Bilinear), Random(1, 2, 2, 2));
    }

    [Fact]
    public void Interpolate_SizeAndFactorOrNeither_Throws()
    {
        Should.Throw<ArgumentException>(() => nn.functional.interpolate(Image)).Message.ShouldContain("either a size or a scale factor");
        Should.Throw<ArgumentException>(() => nn.functional.interpolate(Image, [2, 2], [2]));
        Should.Throw<ArgumentException>(() => nn.functional.interpolate(rand(3, 3), [2, 2])).Message.ShouldContain("[3, 3]");
        Should.Throw<NotSupportedException>(() => nn.functional.interpolate(Image, [2, 2], mode: InterpolationMode.Trilinear));
    }

    [Fact]
    public void Pad_Modes_FillTheBorder()
    {
        var row = Numbers([1, 1, 3], 1, 2, 3);
        ShouldBe(nn.functional.pad(row, (1, 2), value: 9), [9, 1, 2, 3, 9, 9]);
        ShouldBe(nn.functional.pad(row, (1, 1), PaddingModes.Reflect), [2, 1, 2, 3, 2]);
        ShouldBe(nn.functional.pad(row, (1, 1), PaddingModes.Replicate), [1, 1, 2, 3, 3]);
        ShouldBe(nn.functional.pad(row, (1, 1), PaddingModes.Circular), [3, 1, 2, 3, 1]);
        nn.functional.pad(Image, (1, 2, 3, 4)).shape.ShouldBe([1L, 1, 11, 7]);
    }
}
