using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Autograd;

public class DoubleBackwardTests
{
    /// <summary>The penalty on the critic's gradient by which a Wasserstein network is trained: its own gradient needs second derivatives.</summary>
    [Fact]
    public void GradientPenalty_SmallConvolutionalNet_AgreesWithDifferences()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(3);
        Tensor image = randn(2, 1, 6, 6, dtype: float64);
        Tensor kernel = randn(3, 1, 3, 3, dtype: float64);
        Tensor scale = rand(3, dtype: float64) + 0.5;
        Tensor shift = randn(3, dtype: float64);
        Tensor output = randn(12, 1, dtype: float64);
        GradientCheck.Verify("gradient penalty", inputs => Penalty(image, inputs[0], inputs[1], inputs[2], inputs[3]), 1e-5, kernel, scale, shift, output);
    }

    [Fact]
    public void Grad_WithoutCreateGraph_IsNotDifferentiable()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(2.0, requires_grad: true);
        autograd.grad([x * x], [x])[0].requires_grad.ShouldBeFalse();
        autograd.grad([x * x], [x], create_graph: true)[0].requires_grad.ShouldBeTrue();
    }

    private static Tensor Penalty(Tensor image, Tensor kernel, Tensor scale, Tensor shift, Tensor output)
    {
        Tensor input = image.detach().clone().requires_grad_();
        Tensor hidden = Operator.Call("conv2d", input, kernel, Argument.None, 2, 0);
        hidden = Operator.Call("group_norm", hidden, 1, scale, shift);
        hidden = hidden.leaky_relu(0.2).tanh();
        Tensor score = hidden.flatten(1).matmul(output).sigmoid();
        Tensor gradient = autograd.grad([score.sum()], [input], create_graph: true)[0];
        return (gradient.flatten(1).norm(1) - 1).square().mean();
    }
}
