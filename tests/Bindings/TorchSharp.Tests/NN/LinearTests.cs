using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.NN;

public sealed class LinearTests : ScopedTest
{
    [Fact]
    public void Forward_KnownNumbers_IsMatrixProductPlusBias()
    {
        using var layer = nn.Linear(new Parameter(Numbers([2, 3], 1, 2, 3, -1, 0, 1)), new Parameter(Numbers([2], 0.5, -0.5)));
        ShouldBe(layer.call(Numbers([2, 3], 1, 1, 1, 2, 0, -1)), [6.5, -0.5, -0.5, -3.5]);
    }

    [Fact]
    public void Forward_WithoutBias_HasNoBiasParameter()
    {
        using var layer = nn.Linear(3, 2, hasBias: false);
        layer.bias.ShouldBeNull();
        layer.named_parameters().Select(p => p.name).ShouldBe(["weight"]);
    }

    [Fact]
    public void Construction_Weights_LieWithinInverseRootOfInputs()
    {
        using var layer = nn.Linear(400, 300);
        var weights = Values(layer.weight);
        weights.Max(Math.Abs).ShouldBeLessThanOrEqualTo(0.05);
        weights.Max(Math.Abs).ShouldBeGreaterThan(0.0499);
        Values(layer.bias!).Max(Math.Abs).ShouldBeInRange(0.045, 0.05);
    }

    [Fact]
    public void Gradients_FirstAndSecond_MatchFiniteDifferences()
    {
        static Tensor Run(Tensor[] t) => nn.functional.linear(t[0], t[1], t[2]).tanh();
        Tensor[] at = [Random(3, 4), Random(2, 4), Random(2)];
        FiniteDifferences.CheckGradient(Run, at);
        FiniteDifferences.CheckSecondGradient(Run, at);
    }

    [Fact]
    public void Weight_Replaced_IsTheRegisteredParameter()
    {
        using var layer = nn.Linear(2, 2);
        var old = layer.weight;
        var replacement = new Parameter(zeros(2, 2));
        layer.weight = replacement;
        layer.get_parameter("weight").ShouldBeSameAs(replacement);
        old.IsInvalid.ShouldBeTrue();
    }
}
