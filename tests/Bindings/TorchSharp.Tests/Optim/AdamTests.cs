using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Optim;

public sealed class AdamTests : OptimizerTest
{
    private const double Rate = 0.05;

    [Theory]
    [InlineData(false, 0, false, false)]
    [InlineData(false, 0.1, false, false)]
    [InlineData(false, 0.1, true, false)]
    [InlineData(false, 0.1, false, true)]
    [InlineData(true, 0, false, false)]
    [InlineData(true, 0.1, false, false)]
    [InlineData(true, 0.1, true, true)]
    public void Step_Variants_FollowTheRecurrence(bool decoupled, double decay, bool amsgrad, bool maximize) => ShouldFollow(
        p => decoupled
            ? optim.AdamW([p], Rate, 0.8, 0.95, 1e-3, decay, amsgrad, maximize)
            : optim.Adam([p], Rate, 0.8, 0.95, 1e-3, decay, amsgrad, maximize),
        () =>
        {
            double mean = 0, square = 0, largest = 0;
            return (weight, gradient, t) =>
            {
                var slope = maximize ? -gradient : gradient;
                if (decoupled) weight -= Rate * decay * weight;
                else slope += decay * weight;
                mean = (0.8 * mean) + (0.2 * slope);
                square = (0.95 * square) + (0.05 * slope * slope);
                largest = Math.Max(largest, square);
                var divisor = Math.Sqrt((amsgrad ? largest : square) / (1 - Math.Pow(0.95, t))) + 1e-3;
                return weight - (Rate * mean / (1 - Math.Pow(0.8, t)) / divisor);
            };
        });

    [Fact]
    public void Step_FirstStep_IsTheRateWhateverTheGradient()
    {
        var parameter = NewParameter();
        using var adam = optim.Adam([parameter], 0.01);
        GiveGradient(parameter, [1000, -0.01]);
        adam.step();
        ShouldBe(parameter, [0.99, -0.49], 1e-7);
    }

    [Fact]
    public void Construction_ImpossibleNumbers_Throws()
    {
        Should.Throw<ArgumentException>(() => optim.Adam([NewParameter()], beta1: 1)).Message.ShouldContain("betas");
        Should.Throw<ArgumentException>(() => optim.AdamW([NewParameter()], eps: double.NaN)).Message.ShouldContain("eps NaN");
    }
}
