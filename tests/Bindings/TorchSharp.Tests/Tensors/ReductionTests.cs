using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

public class ReductionTests
{
    [Fact]
    public void Sums_SmallMatrix_KnownValues()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(new[,] { { 1.0, 2, 3 }, { 4, 5, 9 } });
        x.sum().item<double>().ShouldBe(24);
        Values(x.sum(0L)).ShouldBe([5, 7, 12]);
        x.sum(1, keepdim: true).shape.ShouldBe([2, 1]);
        x.sum(type: float32).dtype.ShouldBe(float32);
        x.mean().item<double>().ShouldBe(4);
        Values(x.mean([1])).ShouldBe([2, 6]);
        x.prod().item<double>().ShouldBe(1080);
        Values(x.prod(1)).ShouldBe([6, 180]);
        Values(x.var(1)).ShouldBe([1, 7], 1e-12);
        Values(x.var([1], unbiased: false)).ShouldBe([2.0 / 3, 14.0 / 3], 1e-12);
        x.std().item<double>().ShouldBe(Math.Sqrt(40 / 5.0), 1e-12);
        x.var_mean().mean.item<double>().ShouldBe(4);
        Values(x.cumsum(1)).ShouldBe([1, 3, 6, 4, 9, 18]);
        Values(x.cumprod(0)).ShouldBe([1, 2, 3, 4, 10, 27]);
        x.norm().item<double>().ShouldBe(Math.Sqrt(136), 1e-12);
        Values(x.norm(1, p: 1)).ShouldBe([6, 18], 1e-12);
        x.dist(zeros_like(x)).item<double>().ShouldBe(Math.Sqrt(136), 1e-12);
        Values(x.logsumexp(0))[0].ShouldBe(Math.Log(Math.E + Math.Exp(4)), 1e-12);
        x.trace().item<double>().ShouldBe(6);
        x.count_nonzero().item<long>().ShouldBe(6);
    }

    [Fact]
    public void Extremes_SmallMatrix_ValuesAndPlaces()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(new[,] { { 1.0, 7, 3 }, { 4, 5, 0 } });
        x.max().item<double>().ShouldBe(7);
        x.min().item<double>().ShouldBe(0);
        var (values, indexes) = x.max(1);
        Values(values).ShouldBe([7, 5]);
        indexes.data<long>().ToArray().ShouldBe([1L, 1]);
        Values(x.min(0).values).ShouldBe([1, 5, 0]);
        Values(x.amax([0])).ShouldBe([4, 7, 3]);
        Values(x.amin([0, 1])).ShouldBe([0]);
        x.argmax().item<long>().ShouldBe(1);
        x.argmin(1).data<long>().ToArray().ShouldBe([0L, 2]);
        x.median().item<double>().ShouldBe(3);
        x.quantile(tensor(0.5), 1).data<double>().ToArray().ShouldBe([3, 4]);
        Values(x.maximum(full_like(x, 4))).ShouldBe([4, 7, 4, 4, 5, 4]);
        Values(max(x, zeros_like(x))).ShouldBe(Values(x));
        tensor(new[] { 3L, 1, 3 }).mode().values.item<long>().ShouldBe(3);
    }

    [Fact]
    public void Statistics_KnownData_KnownValues()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor rows = tensor(new[,] { { 1.0, 2, 3 }, { 6, 4, 2 } });
        Values(rows.cov()).ShouldBe([1, -2, -2, 4], 1e-12);
        Values(rows.corrcoef()).ShouldBe([1, -1, -1, 1], 1e-12);
        tensor(new[] { 0L, 2, 2 }).bincount(null).data<long>().ToArray().ShouldBe([1L, 0, 2]);
        Values(tensor(new[] { 0.5, 1.5, 1.7, 2.5 }).histc(3, 0, 3)).ShouldBe([1, 2, 1]);
        Values(tensor(new[] { 1.0, double.NaN }).nansum()).ShouldBe([1]);
        Values(tensor(new[] { 0.0, 0.0 }).softmax(0)).ShouldBe([0.5, 0.5]);
        Values(tensor(new[] { 0.0, 0.0 }).log_softmax(0)).ShouldBe([-Math.Log(2), -Math.Log(2)], 1e-12);
    }

    [Fact]
    public void Order_KnownData_ValuesAndPlaces()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(new[] { 3.0, 1, 2, 3 });
        var (sorted, places) = x.sort(descending: true, stable: true);
        Values(sorted).ShouldBe([3, 3, 2, 1]);
        places.data<long>().ToArray().ShouldBe([0L, 3, 2, 1]);
        x.argsort().data<long>().ToArray()[0].ShouldBe(1);
        Values(x.topk(2).values).ShouldBe([3, 3]);
        Values(x.topk(1, largest: false).values).ShouldBe([1]);
        var (output, inverse, counts) = x.unique(return_inverse: true, return_counts: true);
        Values(output).ShouldBe([1, 2, 3]);
        inverse!.data<long>().ToArray().ShouldBe([2L, 0, 1, 2]);
        counts!.data<long>().ToArray().ShouldBe([1L, 1, 2]);
        x.unique().counts.ShouldBeNull();
        tensor(new[,] { { 1L, 2 }, { 1L, 2 } }).unique(dim: 0).output.shape.ShouldBe([1, 2]);
        x.nonzero().shape.ShouldBe([4, 1]);
        where(x == 3)[0].data<long>().ToArray().ShouldBe([0L, 3]);
        tensor(new[] { 0.5, 2.5 }).bucketize(tensor(new[] { 1.0, 2, 3 })).data<long>().ToArray().ShouldBe([0L, 2]);
    }

    private static double[] Values(Tensor tensor) => tensor.contiguous().data<double>().ToArray();
}
