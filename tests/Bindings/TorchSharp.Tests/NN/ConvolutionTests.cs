using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.NN;

public sealed class ConvolutionTests : ScopedTest
{
    [Fact]
    public void Conv2d_KnownNumbers_IsCorrelation()
    {
        using var layer = nn.Conv2d(1, 1, 2, bias: true).to(float64);
        layer.weight = new Parameter(Numbers([1, 1, 2, 2], 1, 2, 3, 4));
        layer.bias = new Parameter(Numbers([1], 10));
        ShouldBe(layer.call(Numbers([1, 1, 3, 3], 1, 2, 3, 4, 5, 6, 7, 8, 9)), [47, 57, 77, 87]);
    }

    [Fact]
    public void Conv2d_StridePaddingDilationGroups_GiveTheShapesOfTheFormula()
    {
        using var layer = nn.Conv2d(4, 8, (3, 5), stride: (2, 1), padding: (1, 2), dilation: (1, 2), groups: 2);
        layer.weight.shape.ShouldBe([8L, 2, 3, 5]);
        layer.call(rand(2, 4, 11, 13)).shape.ShouldBe([2L, 8, 6, 9]);
    }

    [Theory]
    [InlineData(PaddingModes.Reflect, 5, 4, 5)]
    [InlineData(PaddingModes.Replicate, 1, 1, 2)]
    [InlineData(PaddingModes.Circular, 9, 7, 8)]
    [InlineData(PaddingModes.Zeros, 0, 0, 0)]
    public void Conv2d_PaddingModes_ReadTheBorderTheyName(PaddingModes mode, double corner, double next, double third)
    {
        // A kernel with a one in its upper left corner shifts the padded image.
        using var layer = nn.Conv2d(1, 1, 3, padding: 1, padding_mode: mode, bias: false).to(float64);
        layer.weight = new Parameter(Numbers([1, 1, 3, 3], 1, 0, 0, 0, 0, 0, 0, 0, 0));
        var row = Values(layer.call(Numbers([1, 1, 3, 3], 1, 2, 3, 4, 5, 6, 7, 8, 9)));
        row[..3].ShouldBe([corner, next, third]);
    }

    [Fact]
    public void Conv2d_PaddingSame_KeepsTheSize()
    {
        using var layer = nn.Conv2d(2, 3, 5, Padding.Same);
        layer.call(rand(1, 2, 7, 9)).shape.ShouldBe([1L, 3, 7, 9]);
        Should.Throw<ArgumentException>(() => nn.Conv2d(2, 3, 5, Padding.Same, stride: 2)).Message.ShouldContain("stride 1");
    }

    [Fact]
    public void Conv2d_OrdinaryInput_ReturnsChannelsLast()
    {
        using var layer = nn.Conv2d(3, 8, 3);
        using var output = layer.call(rand(2, 3, 6, 6));
        output.stride().ShouldBe([8L * 16, 1, 8 * 4, 8]);
    }

    [Fact]
    public void Gradients_FirstAndSecond_MatchFiniteDifferences()
    {
        static Tensor Run(Tensor[] t) => nn.functional.conv2d(t[0], t[1], t[2], [2, 1], [1, 1]).tanh();
        Tensor[] at = [Random(2, 2, 4, 3), Random(2, 2, 3, 2), Random(2)];
        FiniteDifferences.CheckGradient(Run, at);
        FiniteDifferences.CheckSecondGradient(Run, at);
    }

    [Fact]
    public void ConvTranspose2d_KnownNumbers_SpreadsTheKernel()
    {
        using var layer = nn.ConvTranspose2d(1, 1, 2, stride: 2, bias: false).to(float64);
        layer.weight = new Parameter(Numbers([1, 1, 2, 2], 1, 2, 3, 4));
        ShouldBe(layer.call(Numbers([1, 1, 1, 2], 1, 10)), [1, 2, 10, 20, 3, 4, 30, 40]);
    }

    [Fact]
    public void ConvTranspose2d_OutputSize_ChoosesAmongTheSizesOfTheStride()
    {
        using var layer = nn.ConvTranspose2d(2, 3, 3, stride: 2, padding: 1);
        using var input = rand(1, 2, 4, 4);
        layer.call(input).shape.ShouldBe([1L, 3, 7, 7]);
        layer.forward(input, [8, 7]).shape.ShouldBe([1L, 3, 8, 7]);
        Should.Throw<ArgumentException>(() => layer.forward(input, [9, 7])).Message.ShouldContain("7 to 8");
    }

    [Fact]
    public void ConvTranspose2d_Gradients_MatchFiniteDifferences()
    {
        static Tensor Run(Tensor[] t) => nn.functional.conv_transpose2d(t[0], t[1], t[2], [2, 1], [1, 0], [1, 0]).tanh();
        Tensor[] at = [Random(1, 2, 2, 3), Random(2, 2, 3, 2), Random(2)];
        FiniteDifferences.CheckGradient(Run, at);
        FiniteDifferences.CheckSecondGradient(Run, at);
    }

    [Fact]
    public void Forward_OtherNumberOfChannels_SaysWhichShapeIsNeeded()
    {
        using var layer = nn.Conv2d(3, 8, 3);
        Should.Throw<ArgumentException>(() => layer.call(rand(1, 4, 6, 6))).Message.ShouldContain("(batch, 3, height, width), not [1, 4, 6, 6]");
        Should.Throw<ArgumentException>(() => layer.call(rand(6, 6)));
    }

    [Theory]
    [InlineData(0, 1, 3, 1, 1)]
    [InlineData(3, 2, 3, 1, 2)]
    [InlineData(2, 2, 0, 1, 1)]
    [InlineData(2, 2, 3, 0, 1)]
    [InlineData(2, 2, 3, 1, 0)]
    public void Construction_ImpossibleSizes_Throws(long inputs, long outputs, long kernel, long stride, long groups) =>
        Should.Throw<ArgumentException>(() => nn.Conv2d(inputs, outputs, kernel, stride, groups: groups));
}
