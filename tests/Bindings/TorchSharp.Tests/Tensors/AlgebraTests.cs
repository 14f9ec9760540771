using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

public class AlgebraTests
{
    [Fact]
    public void Products_SmallMatrices_KnownValues()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = tensor(new[,] { { 1.0, 2 }, { 3, 4 } });
        Tensor b = tensor(new[,] { { 0.0, 1 }, { 1, 0 } });
        Values(a.matmul(b)).ShouldBe([2, 1, 4, 3]);
        Values(a.mm(b)).ShouldBe([2, 1, 4, 3]);
        Values(a.mv(tensor(new[] { 1.0, 1 }))).ShouldBe([3, 7]);
        Values(stack([a, b]).bmm(stack([b, b]))).ShouldBe([2, 1, 4, 3, 1, 0, 0, 1]);
        a[0].dot(a[1]).item<double>().ShouldBe(11);
        Values(a[0].outer(a[1])).ShouldBe([3, 4, 6, 8]);
        Values(a.addmm(a, b, 2, 3)).ShouldBe([8, 7, 18, 17]);
        Values(einsum("ij,ij->i", a, a)).ShouldBe([5, 25]);
        Values(tensor(new[,] { { 1.0, 2 } }).kron(b)).ShouldBe([0, 1, 0, 2, 1, 0, 2, 0]);
        Values(a.tensordot(b, [1], [0])).ShouldBe([2, 1, 4, 3]);
        Values(cdist(a, b)).ShouldBe([Math.Sqrt(2), 2, Math.Sqrt(18), Math.Sqrt(20)], 1e-9);
        Values(cdist(a, b, 1)).ShouldBe([2, 2, 6, 6], 1e-9);
        Values(a.matrix_power(2)).ShouldBe([7, 10, 15, 22], 1e-12);
    }

    [Fact]
    public void Decompositions_SymmetricMatrix_ComposeAgain()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = tensor(new[,] { { 2.0, 1 }, { 1, 2 } });
        linalg.det(a).item<double>().ShouldBe(3, 1e-12);
        a.logdet().item<double>().ShouldBe(Math.Log(3), 1e-12);
        Values(linalg.eigvalsh(a)).ShouldBe([1, 3], 1e-12);
        var (values, vectors) = linalg.eigh(a);
        Values(vectors.matmul(values.diag()).matmul(vectors.t())).ShouldBe([2, 1, 1, 2], 1e-12);
        Tensor l = linalg.cholesky(a);
        Values(l.matmul(l.t())).ShouldBe([2, 1, 1, 2], 1e-12);
        var (q, r) = linalg.qr(a);
        Values(q.matmul(r)).ShouldBe([2, 1, 1, 2], 1e-12);
        Values(q.t().matmul(q)).ShouldBe([1, 0, 0, 1], 1e-12);
        var (u, s, vh) = linalg.svd(a);
        Values(u.matmul(s.diag()).matmul(vh)).ShouldBe([2, 1, 1, 2], 1e-12);
        Values(linalg.svdvals(a)).ShouldBe([3, 1], 1e-12);
        Values(linalg.inv(a)).ShouldBe([2.0 / 3, -1.0 / 3, -1.0 / 3, 2.0 / 3], 1e-12);
        Values(linalg.solve(a, tensor(new[] { 3.0, 3 }))).ShouldBe([1, 1], 1e-12);
        Values(linalg.pinv(tensor(new[,] { { 2.0, 0 }, { 0, 0 } }))).ShouldBe([0.5, 0, 0, 0], 1e-12);
        linalg.matrix_rank(ones(3, 3)).item<long>().ShouldBe(1);
        linalg.norm(a).item<double>().ShouldBe(Math.Sqrt(10), 1e-12);
        linalg.vector_norm(a, 1).item<double>().ShouldBe(6, 1e-12);
        linalg.matrix_norm(a, "nuc").item<double>().ShouldBe(4, 1e-12);
        Values(linalg.lstsq(tensor(new[,] { { 1.0 }, { 1 } }), tensor(new[,] { { 1.0 }, { 3 } })).Solution).ShouldBe([2], 1e-12);
        Values(linalg.multi_dot([a, a, a])).ShouldBe(Values(a.matrix_power(3)), 1e-12);
        Values(linalg.cross(tensor(new[] { 1.0, 0, 0 }), tensor(new[] { 0.0, 1, 0 }))).ShouldBe([0, 0, 1]);
    }

    [Fact]
    public void Inverse_SingularMatrix_SaysSo() =>
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => linalg.inv(zeros(2, 2))).Message.ShouldContain("singular");

    private static double[] Values(Tensor tensor) => tensor.contiguous().data<double>().ToArray();
}
