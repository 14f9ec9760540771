using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

public class IndexingTests
{
    [Fact]
    public void Index_NumbersAndRanges_IsAView()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = arange(24).reshape(2, 3, 4);
        x[1, 2, 3].item<long>().ShouldBe(23);
        x[-1].shape.ShouldBe([3, 4]);
        x[TensorIndex.Colon, 1..3, ^1].contiguous().data<long>().ToArray().ShouldBe([7L, 11, 19, 23]);
        x[.., .., ..2].shape.ShouldBe([2, 3, 2]);
        x[TensorIndex.Ellipsis, 0].shape.ShouldBe([2, 3]);
        x[TensorIndex.Ellipsis, TensorIndex.None].shape.ShouldBe([2, 3, 4, 1]);
        x[TensorIndex.Slice(0, 2, 2), TensorIndex.Slice(step: 2)].shape.ShouldBe([1, 2, 4]);
        x[0].fill_(5);
        x[0, 1, 1].item<long>().ShouldBe(5);
        Should.Throw<ArgumentException>(() => x[0, 0, 0, 0]).Message.ShouldContain("4 dimensions");
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => x[2]);
    }

    [Fact]
    public void Index_TensorsAndMasks_PickElements()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = arange(12).reshape(3, 4);
        Tensor rows = tensor(new[] { 2L, 0 });
        x[rows].contiguous().data<long>().ToArray().ShouldBe([8L, 9, 10, 11, 0, 1, 2, 3]);
        x[rows, tensor(new[] { 1L, 3 })].data<long>().ToArray().ShouldBe([9L, 3]);
        x[TensorIndex.Colon, TensorIndex.Tensor(rows)].contiguous().data<long>().ToArray().ShouldBe([2L, 0, 6, 4, 10, 8]);
        x[x > 9].data<long>().ToArray().ShouldBe([10L, 11]);
        Tensor cube = arange(24).reshape(2, 3, 4);
        Tensor mask = tensor(new[,] { { true, false, false }, { false, false, true } });
        cube[TensorIndex.Tensor(mask), TensorIndex.Single(0)].data<long>().ToArray().ShouldBe([0L, 20]);
        cube[TensorIndex.Tensor(mask), TensorIndex.Tensor(tensor(new[] { 1L, 3 }))].data<long>().ToArray().ShouldBe([1L, 23]);
    }

    [Fact]
    public void Set_AnyPlace_WritesIntoTheTensor()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = zeros(3, 3);
        x[0] = 1;
        x[1, 1] = tensor(2f);
        x[.., 2] = tensor(new[] { 7f, 8f, 9f });
        x.data<float>().ToArray().ShouldBe([1f, 1, 7, 0, 2, 8, 0, 0, 9]);
        x[x > 6] = 5;
        x.sum().item<float>().ShouldBe(19);
        x.index_put_(ones(2), [TensorIndex.Tensor(tensor(new[] { 0L, 0 })), TensorIndex.Tensor(tensor(new[] { 0L, 0 }))], accumulate: true);
        x[0, 0].item<float>().ShouldBe(3);
    }

    [Fact]
    public void Gathering_KnownData_KnownElements()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = arange(6).reshape(2, 3);
        Tensor index = tensor(new[,] { { 2L }, { 0L } });
        x.gather(1, index).data<long>().ToArray().ShouldBe([2L, 3]);
        x.take_along_dim(index, 1).data<long>().ToArray().ShouldBe([2L, 3]);
        x.index_select(1, tensor(new[] { 1L })).data<long>().ToArray().ShouldBe([1L, 4]);
        x.take(tensor(new[] { 5L })).item<long>().ShouldBe(5);
        zeros(2, 3, dtype: int64).scatter(1, index, full_like(index, 9)).data<long>().ToArray().ShouldBe([0L, 0, 9, 9, 0, 0]);
        zeros(3, dtype: int64).scatter_add(0, tensor(new[] { 1L, 1, 2 }), ones(3, dtype: int64)).data<long>().ToArray().ShouldBe([0L, 2, 1]);
        zeros(2, 2, dtype: int64).index_add(0, tensor(new[] { 1L, 1 }), ones(2, 2, dtype: int64), 2).data<long>().ToArray().ShouldBe([0L, 0, 4, 4]);
        x.masked_fill(x > 3, -1).data<long>().ToArray().ShouldBe([0L, 1, 2, 3, -1, -1]);
        x.masked_select(x > 3).data<long>().ToArray().ShouldBe([4L, 5]);
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => x.gather(1, index + 3)).Message.ShouldContain("out of bounds");
    }
}
