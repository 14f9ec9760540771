using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Autograd;

public class GradModeTests
{
    [Fact]
    public void NoGrad_Nested_RestoresEachLevel()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, requires_grad: true);
        using (no_grad())
        {
            (x * 2).requires_grad.ShouldBeFalse();
            using (enable_grad())
            {
                (x * 2).requires_grad.ShouldBeTrue();
            }

            is_grad_enabled().ShouldBeFalse();
        }

        is_grad_enabled().ShouldBeTrue();
        (x * 2).requires_grad.ShouldBeTrue();
    }

    [Fact]
    public void NoGrad_OtherThread_IsNotTouched()
    {
        using IDisposable off = no_grad();
        bool other = false;
        Thread thread = new(() => other = is_grad_enabled());
        thread.Start();
        thread.Join();
        other.ShouldBeTrue();
        is_grad_enabled().ShouldBeFalse();
    }

    [Fact]
    public void InferenceMode_ResultUsedInGraph_IsRefused()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor weight = ones(2, requires_grad: true);
        Tensor made;
        using (inference_mode())
        {
            is_inference_mode_enabled().ShouldBeTrue();
            made = ones(2) * 3;
        }

        is_inference_mode_enabled().ShouldBeFalse();
        Should.Throw<ExternalException>(() => (made * weight).sum().backward()).Message.ShouldContain("nference");
    }

    [Fact]
    public void Backward_TwiceWithoutRetain_SaysSo()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, requires_grad: true);
        Tensor loss = x.exp().sum();
        loss.backward(retain_graph: true);
        loss.backward();
        x.grad!.sum().item<float>().ShouldBe(4 * MathF.E, 1e-4f);
        Should.Throw<ExternalException>(() => loss.backward()).Message.ShouldContain("second time");
    }

    [Fact]
    public void Backward_OnlySomeInputs_LeavesOthersAlone()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = ones(2, requires_grad: true);
        Tensor b = ones(2, requires_grad: true);
        (a * b).sum().backward(inputs: [a]);
        a.grad.ShouldNotBeNull();
        b.grad.ShouldBeNull();
    }

    [Fact]
    public void Grad_UnusedInput_IsNullOrRefused()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = ones(2, requires_grad: true);
        Tensor b = ones(2, requires_grad: true);
        autograd.grad([a.sum()], [a, b], allow_unused: true)[1].ShouldBeNull();
        Should.Throw<ExternalException>(() => autograd.grad([a.sum()], [a, b]));
    }

    [Fact]
    public void Grad_SetAndCleared_IsSeen()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, requires_grad: true);
        x.grad = full([2], 3.0);
        x.sum().backward();
        x.grad!.data<float>().ToArray().ShouldBe([4f, 4f]);
        x.grad = null;
        x.grad.ShouldBeNull();
        Should.Throw<ExternalException>(() => x.grad = ones(3)).Message.ShouldContain("sizes");
    }

    [Fact]
    public void RetainGrad_InnerTensor_HasGradient()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, requires_grad: true);
        Tensor y = x * 2;
        y.is_leaf.ShouldBeFalse();
        y.retain_grad();
        (y * y).sum().backward();
        y.grad!.data<float>().ToArray().ShouldBe([4f, 4f]);
    }
}
