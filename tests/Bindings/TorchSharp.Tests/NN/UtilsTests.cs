using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.NN;

public sealed class UtilsTests : ScopedTest
{
    [Fact]
    public void ClipGradNorm_LongGradient_IsScaledToTheLimit()
    {
        var parameters = WithGradients([3, 0], [4]);
        nn.utils.clip_grad_norm_(parameters, 1).ShouldBe(5, 1e-12);
        ShouldBe(parameters[0].grad!, [0.6, 0], 1e-6);
        ShouldBe(parameters[1].grad!, [0.8], 1e-6);
        nn.utils.clip_grad_norm_(parameters, 10).ShouldBe(1, 1e-5);
        ShouldBe(parameters[1].grad!, [0.8], 1e-6);
        nn.utils.clip_grad_norm_(WithGradients([3, -7], [4]), 1, double.PositiveInfinity).ShouldBe(7, 1e-12);
        nn.utils.clip_grad_norm_([new Parameter(zeros(1))], 1).ShouldBe(0);
    }

    [Fact]
    public void ClipGradValue_LargeElements_AreLimited()
    {
        var parameters = WithGradients([3, -7], [0.5]);
        nn.utils.clip_grad_value_(parameters, 2);
        ShouldBe(parameters[0].grad!, [2, -2]);
        ShouldBe(parameters[1].grad!, [0.5]);
    }

    [Fact]
    public void Vector_RoundTrip_KeepsOrderAndShape()
    {
        using var layer = nn.Linear(2, 2);
        using var vector = nn.utils.parameters_to_vector(layer.parameters());
        vector.shape.ShouldBe([6L]);
        nn.utils.vector_to_parameters(arange(6, dtype: float32), layer.parameters());
        ShouldBe(layer.weight, [0, 1, 2, 3]);
        ShouldBe(layer.bias!, [4, 5]);
        Should.Throw<ArgumentException>(() => nn.utils.vector_to_parameters(arange(5, dtype: float32), layer.parameters())).Message.ShouldContain("6 elements");
    }

    private static Parameter[] WithGradients(params double[][] gradients) => [.. gradients.Select(g =>
    {
        var parameter = new Parameter(zeros(g.Length, dtype: float64));
        parameter.grad = Numbers([g.Length], g);
        return parameter;
    })];
}
