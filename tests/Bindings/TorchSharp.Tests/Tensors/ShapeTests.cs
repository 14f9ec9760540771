using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

public class ShapeTests
{
    [Fact]
    public void Views_SmallMatrix_KnownElements()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = arange(6).reshape(2, 3);
        Longs(x.t()).ShouldBe([0L, 3, 1, 4, 2, 5]);
        Longs(x.view(3, -1)).ShouldBe(Longs(x));
        Longs(x.permute(1, 0)).ShouldBe(Longs(x.transpose(0, 1)));
        x.flatten().shape.ShouldBe([6]);
        x.unsqueeze(1).shape.ShouldBe([2, 1, 3]);
        x.unsqueeze(1).squeeze().shape.ShouldBe([2, 3]);
        x.unsqueeze(0).squeeze(0).shape.ShouldBe([2, 3]);
        x.unflatten(1, 3, 1).shape.ShouldBe([2, 3, 1]);
        Longs(x.flip(1)).ShouldBe([2L, 1, 0, 5, 4, 3]);
        Longs(x.fliplr()).ShouldBe([2L, 1, 0, 5, 4, 3]);
        Longs(x.flipud()).ShouldBe([3L, 4, 5, 0, 1, 2]);
        Longs(x.rot90()).ShouldBe([2L, 5, 1, 4, 0, 3]);
        Longs(x.roll(1, 1)).ShouldBe([2L, 0, 1, 5, 3, 4]);
        Longs(x.roll(1)).ShouldBe([5L, 0, 1, 2, 3, 4]);
        Longs(x.narrow(1, 1, 2)).ShouldBe([1L, 2, 4, 5]);
        Longs(x.select(1, -1)).ShouldBe([2L, 5]);
        Longs(x.slice(1, 0, 3, 2)).ShouldBe([0L, 2, 3, 5]);
        Longs(x.diagonal()).ShouldBe([0L, 4]);
        Longs(x.tril()).ShouldBe([0L, 0, 0, 3, 4, 0]);
        Longs(x.triu()).ShouldBe([0L, 1, 2, 0, 4, 5]);
        Longs(arange(2).diag()).ShouldBe([0L, 0, 0, 1]);
        arange(2).diag_embed().shape.ShouldBe([2, 2]);
        Longs(arange(3).unfold(0, 2, 1)).ShouldBe([0L, 1, 1, 2]);
        x.movedim([0], [1]).shape.ShouldBe([3, 2]);
        x.as_strided([2, 2], [3, 1], 1).sum().item<long>().ShouldBe(12);
    }

    [Fact]
    public void Copies_SmallMatrix_KnownElements()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = arange(2).unsqueeze(0);
        Longs(x.expand(2, 2)).ShouldBe([0L, 1, 0, 1]);
        x.expand(3, -1).stride().ShouldBe([0, 1]);
        Longs(x.repeat(2, 2)).ShouldBe([0L, 1, 0, 1, 0, 1, 0, 1]);
        Longs(x.tile([2])).ShouldBe([0L, 1, 0, 1]);
        Longs(x.repeat_interleave(2, 1)).ShouldBe([0L, 0, 1, 1]);
        Longs(arange(2).repeat_interleave(tensor(new[] { 1L, 3 }))).ShouldBe([0L, 1, 1, 1]);
        Longs(cat([x, x], 1)).ShouldBe([0L, 1, 0, 1]);
        stack([x, x]).shape.ShouldBe([2, 1, 2]);
        vstack([x, x]).shape.ShouldBe([2, 2]);
        hstack(x, x).shape.ShouldBe([1, 4]);
        Tensor[] grid = meshgrid([arange(2), arange(3)]);
        Longs(grid[0]).ShouldBe([0L, 0, 0, 1, 1, 1]);
        Longs(grid[1]).ShouldBe([0L, 1, 2, 0, 1, 2]);
        block_diag(ones(1, 1), ones(2, 2)).sum().item<float>().ShouldBe(5);
    }

    [Fact]
    public void Parts_MoreThanTheFirstBufferHolds_AllArrive()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = arange(100);
        Tensor[] singles = x.split(1);
        singles.Length.ShouldBe(100);
        singles[99].item<long>().ShouldBe(99);
        x.unbind().Length.ShouldBe(100);
        x.chunk(3).Select(part => part.NumberOfElements).ShouldBe([34, 34, 32]);
        x.split([90, 10])[1].shape.ShouldBe([10]);
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => x.split([90, 11]));
    }

    [Fact]
    public void Description_ViewsAndCopies_IsRight()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = zeros(2, 3, 4, 5);
        (x.Dimensions, x.NumberOfElements, x.ElementSize).ShouldBe((4, 120, 4));
        x.size(-1).ShouldBe(5);
        x.stride(0).ShouldBe(60);
        Should.Throw<ArgumentOutOfRangeException>(() => x.size(4));
        Tensor last = x.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
        last.stride().ShouldBe([60, 1, 15, 3]);
        last.is_contiguous().ShouldBeFalse();
        x[1].storage_offset().ShouldBe(60);
        x.device.ToString().ShouldBe("cpu");
        x.ToString().ShouldBe("[2x3x4x5], type = Float32, device = cpu");
        zeros(1, device: META).is_meta.ShouldBeTrue();
    }

    private static long[] Longs(Tensor tensor) => tensor.contiguous().data<long>().ToArray();
}
