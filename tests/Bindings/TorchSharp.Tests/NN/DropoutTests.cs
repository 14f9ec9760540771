using static TorchSharp.torch;

namespace TorchSharp.Tests.NN;

public sealed class DropoutTests : ScopedTest
{
    [Fact]
    public void Dropout_Training_DropsTheShareAndKeepsTheMean()
    {
        using var layer = nn.Dropout(0.3);
        var output = Values(layer.call(ones(100_000)));
        // Five standard deviations of a binomial share: 5 · √(0.3 · 0.7 / 100000).
        (output.Count(v => v == 0) / 100_000.0).ShouldBe(0.3, 0.0073);
        output.Where(v => v != 0).ShouldAllBe(v => Math.Abs(v - (1 / 0.7)) < 1e-6);
    }

    [Fact]
    public void Dropout_SameSeed_DropsTheSame()
    {
        using var layer = nn.Dropout(0.5);
        manual_seed(3);
        var first = Values(layer.call(ones(1000)));
        manual_seed(3);
        Values(layer.call(ones(1000))).ShouldBe(first);
        Values(layer.call(ones(1000))).ShouldNotBe(first);
    }

    [Fact]
    public void Dropout_Eval_IsTheInput()
    {
        using var layer = nn.Dropout(0.5);
        layer.eval();
        ShouldBe(layer.call(Numbers([3], 1, 2, 3)), [1, 2, 3]);
    }

    [Fact]
    public void Dropout2d_Training_DropsWholeChannels()
    {
        using var layer = nn.Dropout2d(0.5);
        var channels = Values(layer.call(ones(20, 50, 2, 2))).Chunk(4).ToArray();
        channels.ShouldAllBe(c => c.Distinct().Count() == 1);
        channels.Count(c => c[0] == 0).ShouldBeInRange(420, 580);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Construction_ProbabilityOutsideZeroToOne_Throws(double p) =>
        Should.Throw<ArgumentException>(() => nn.Dropout(p)).Message.ShouldContain("0 to 1");
}
