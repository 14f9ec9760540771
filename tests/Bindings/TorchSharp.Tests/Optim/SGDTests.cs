using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Optim;

public sealed class SGDTests : OptimizerTest
{
    [Theory]
    [InlineData(0, 0, 0, false, false)]
    [InlineData(0, 0, 0.1, false, false)]
    [InlineData(0.9, 0, 0, false, false)]
    [InlineData(0.9, 0.5, 0.01, false, false)]
    [InlineData(0.8, 0, 0.1, true, false)]
    [InlineData(0.8, 0, 0.1, true, true)]
    [InlineData(0, 0, 0, false, true)]
    public void Step_Variants_FollowTheRecurrence(double momentum, double dampening, double decay, bool nesterov, bool maximize) => ShouldFollow(
        p => optim.SGD([p], 0.1, momentum, dampening, decay, nesterov, maximize),
        () =>
        {
            double? buffer = null;
            return (weight, gradient, _) =>
            {
                var slope = (maximize ? -gradient : gradient) + (decay * weight);
                if (momentum == 0) return weight - (0.1 * slope);
                buffer = buffer is null ? slope : (momentum * buffer) + ((1 - dampening) * slope);
                return weight - (0.1 * (nesterov ? slope + (momentum * buffer.Value) : buffer.Value));
            };
        });

    [Fact]
    public void Step_GroupsAndMissingGradients_KeepTheirOwnRates()
    {
        var (a, b, c) = (NewParameter(), NewParameter(), NewParameter());
        using var sgd = optim.SGD([new SGD.ParamGroup([a], lr: 0.5), new SGD.ParamGroup { Parameters = [b, c] }], 0.25);
        GiveGradient(a, [1, 1]);
        GiveGradient(b, [1, 1]);
        sgd.step().ShouldBeNull();
        ShouldBe(a, [0.5, -1]);
        ShouldBe(b, [0.75, -0.75]);
        ShouldBe(c, Start);
        sgd.ParamGroups.Select(g => g.LearningRate).ShouldBe([0.5, 0.25]);
        sgd.parameters().Count().ShouldBe(3);
    }

    [Fact]
    public void Step_Closure_ComputesTheLossWithGradients()
    {
        var parameter = NewParameter();
        using var sgd = optim.SGD([parameter], 0.1);
        using (no_grad())
        {
            var loss = sgd.step(() =>
            {
                sgd.zero_grad();
                var value = parameter.pow(2).sum();
                value.backward();
                return value;
            });
            loss!.item<double>().ShouldBe(1.25);
        }
        ShouldBe(parameter, [0.8, -0.4]);
    }

    [Fact]
    public void Construction_ImpossibleNumbersOrSharedParameters_Throws()
    {
        var parameter = NewParameter();
        Should.Throw<ArgumentException>(() => optim.SGD([parameter], -1)).Message.ShouldContain("lr -1");
        Should.Throw<ArgumentException>(() => optim.SGD([parameter], 0.1, nesterov: true)).Message.ShouldContain("momentum");
        Should.Throw<ArgumentException>(() => optim.SGD([parameter, parameter], 0.1)).Message.ShouldContain("already");
    }
}
