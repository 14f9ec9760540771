using Shouldly;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

public class FactoryTests
{
    [Fact]
    public void Tensor_FromArrays_KeepsValuesSizesAndType()
    {
        using DisposeScope scope = NewDisposeScope();
        tensor(new[] { 1f, 2f, 3f, 4f }, [2, 2]).data<float>().ToNDArray().ShouldBe(new[,] { { 1f, 2f }, { 3f, 4f } });
        tensor(new[,] { { 1L, 2L }, { 3L, 4L } }).shape.ShouldBe([2, 2]);
        tensor(new byte[] { 1, 255 }).dtype.ShouldBe(uint8);
        tensor(new[] { 1, 2 }, dtype: float64).data<double>().ToArray().ShouldBe([1.0, 2.0]);
        from_array(new[,,] { { { true, false } } }).shape.ShouldBe([1, 1, 2]);
        tensor(2.5).item<double>().ShouldBe(2.5);
        tensor(Array.Empty<float>()).shape.ShouldBe([0]);
    }

    [Fact]
    public void Tensor_SizesThatDoNotFit_SaysSo() =>
        Should.Throw<ArgumentException>(() => tensor(new[] { 1f, 2f, 3f }, [2, 2])).Message.ShouldContain("3 elements");

    [Fact]
    public void Factories_KnownArguments_KnownValues()
    {
        using DisposeScope scope = NewDisposeScope();
        zeros(2, 3).data<float>().ToArray().ShouldBe(new float[6]);
        ones([2], dtype: int64).data<long>().ToArray().ShouldBe([1L, 1L]);
        full(2, 2, 7).data<long>().ToArray().ShouldBe([7L, 7, 7, 7]);
        full([2], 1.5).data<float>().ToArray().ShouldBe([1.5f, 1.5f]);
        arange(3).data<long>().ToArray().ShouldBe([0L, 1, 2]);
        arange(0.0, 1.0, 0.5).data<float>().ToArray().ShouldBe([0f, 0.5f]);
        linspace(0, 1, 3).data<float>().ToArray().ShouldBe([0f, 0.5f, 1f]);
        eye(2).data<float>().ToArray().ShouldBe([1f, 0, 0, 1]);
        empty(4, 5).shape.ShouldBe([4, 5]);
        zeros_like(ones(2, dtype: float64)).dtype.ShouldBe(float64);
        ones(2, requires_grad: true).requires_grad.ShouldBeTrue();
    }
}
