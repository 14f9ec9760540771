using Shouldly;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Autograd;

public class BackwardTests
{
    [Fact]
    public void Backward_Polynomial_GivesDerivative()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(new[] { 1f, 2f, 3f }, requires_grad: true);
        (x * x * x).sum().backward();
        x.grad!.data<float>().ToArray().ShouldBe([3f, 12f, 27f]);
    }

    [Fact]
    public void Grad_CreateGraph_GivesSecondDerivative()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(new[] { 2.0 }, requires_grad: true);
        Tensor first = autograd.grad([x.pow(3).sum()], [x], create_graph: true)[0];
        first.item<double>().ShouldBe(12, 1e-12);
        autograd.grad([first.sum()], [x])[0].item<double>().ShouldBe(12, 1e-12);
    }
}
