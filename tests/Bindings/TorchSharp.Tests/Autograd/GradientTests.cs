using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Autograd;

/// <summary>Each differentiable family of operators against central differences.</summary>
public class GradientTests
{
    private static readonly Dictionary<string, Func<Tensor, Tensor>> OfOne = new()
    {
        // Elementwise. Inputs lie between 0.2 and 0.9, where all of these are smooth.
        ["abs"] = x => x.abs(), ["acos"] = x => x.acos(), ["asin"] = x => x.asin(), ["atan"] = x => x.atan(), ["cos"] = x => x.cos(), ["cosh"] = x => x.cosh(),
        ["digamma"] = x => x.digamma(), ["erf"] = x => x.erf(), ["erfc"] = x => x.erfc(), ["erfinv"] = x => x.erfinv(), ["exp"] = x => x.exp(), ["expm1"] = x => x.expm1(),
        ["lgamma"] = x => x.lgamma(), ["log"] = x => x.log(), ["log10"] = x => x.log10(), ["log1p"] = x => x.log1p(), ["log2"] = x => x.log2(), ["neg"] = x => -x,
        ["reciprocal"] = x => x.reciprocal(), ["rsqrt"] = x => x.rsqrt(), ["sigmoid"] = x => x.sigmoid(), ["sin"] = x => x.sin(), ["sinh"] = x => x.sinh(), ["sqrt"] = x => x.sqrt(),
        ["square"] = x => x.square(), ["tan"] = x => x.tan(), ["tanh"] = x => x.tanh(), ["polygamma"] = x => x.polygamma(1), ["logit"] = x => x.logit(), ["pow"] = x => x.pow(2.5),
        ["clamp"] = x => x.clamp(0.4, 0.7), ["remainder"] = x => (x * 3).remainder(2), ["frac"] = x => (x * 3).frac(),
        // Activations.
        ["relu"] = x => (x - 0.5).relu(), ["leaky_relu"] = x => (x - 0.5).leaky_relu(0.1), ["elu"] = x => (x - 0.5).elu(), ["gelu"] = x => (x - 0.5).gelu(), ["selu"] = x => (x - 0.5).selu(),
        ["silu"] = x => (x - 0.5).silu(), ["softplus"] = x => x.softplus(), ["hardtanh"] = x => (x * 2).hardtanh(-1, 1), ["log_sigmoid"] = x => x.log_sigmoid(), ["glu"] = x => x.glu(1),
        ["softmax"] = x => x.softmax(1), ["log_softmax"] = x => x.log_softmax(0),
        // Reductions.
        ["sum"] = x => x.sum(), ["sum dim"] = x => x.sum(1), ["mean"] = x => x.mean([0]), ["var"] = x => x.var(1), ["std"] = x => x.std([0], unbiased: false, keepdim: true), ["prod"] = x => x.prod(1),
        ["max"] = x => x.max(1).values, ["min"] = x => x.min(), ["amax"] = x => x.amax([0], keepdim: true), ["logsumexp"] = x => x.logsumexp(1), ["cumsum"] = x => x.cumsum(1), ["cumprod"] = x => x.cumprod(1),
        ["norm"] = x => x.norm(), ["norm dim"] = x => x.norm(1), ["median"] = x => x.median(), ["quantile"] = x => x.quantile(tensor(new[] { 0.3, 0.8 }), 1), ["cov"] = x => x.cov(), ["trace"] = x => x.trace(),
        ["linalg.norm"] = x => linalg.norm(x), ["vector_norm"] = x => linalg.vector_norm(x, 3, [1]),
        // Shape, order and places.
        ["reshape"] = x => x.reshape(2, 6), ["permute"] = x => x.permute(1, 0).contiguous(), ["expand"] = x => x.unsqueeze(0).expand(2, 3, 4), ["repeat"] = x => x.repeat(2, 1), ["flip"] = x => x.flip(1), ["roll"] = x => x.roll(1, 0),
        ["rot90"] = x => x.rot90(), ["narrow"] = x => x.narrow(1, 1, 2), ["select"] = x => x.select(0, 1), ["unfold"] = x => x.unfold(1, 2, 1), ["tril"] = x => x.tril(), ["diagonal"] = x => x.diagonal(), ["repeat_interleave"] = x => x.repeat_interleave(2, 1),
        ["split"] = x => x.split(2, 1)[1], ["chunk"] = x => x.chunk(2, 1)[0], ["cat"] = x => cat([x, x * 2], 1), ["stack"] = x => stack([x, x.exp()]), ["sort"] = x => x.sort(1).Values, ["topk"] = x => x.topk(2).values,
        ["gather"] = x => x.gather(1, tensor(new[,] { { 0L, 3L }, { 1L, 1L }, { 2L, 0L } })), ["index_select"] = x => x.index_select(0, tensor(new[] { 2L, 0L })), ["masked_fill"] = x => x.masked_fill(x > 0.5, 0.0), ["masked_select"] = x => x.masked_select(x > 0.0),
        ["where"] = x => where(x > 0.5, x, x * 2), ["index"] = x => x[TensorIndex.Slice(1), TensorIndex.Tensor(tensor(new[] { 0L, 2L }))], ["slice"] = x => x[TensorIndex.Colon, TensorIndex.Slice(0, 4, 2)],
        ["scatter_add"] = x => zeros(3, 4, dtype: float64).scatter_add(1, tensor(new[,] { { 0L, 1, 2, 3 }, { 3L, 2, 1, 0 }, { 1L, 1, 1, 1 } }), x),
    };

    private static readonly Dictionary<string, Func<Tensor, Tensor, Tensor>> OfTwo = new()
    {
        ["add"] = (a, b) => a + b, ["sub"] = (a, b) => a - b, ["mul"] = (a, b) => a * b, ["div"] = (a, b) => a / b, ["pow"] = (a, b) => a.pow(b), ["maximum"] = (a, b) => a.maximum(b), ["atan2"] = (a, b) => a.atan2(b),
        ["lerp"] = (a, b) => a.lerp(b, tensor(0.3)), ["addcmul"] = (a, b) => a.addcmul(a, b, 0.5), ["addcdiv"] = (a, b) => a.addcdiv(a, b, 0.5), ["logaddexp"] = (a, b) => a.logaddexp(b), ["xlogy"] = (a, b) => a.xlogy(b),
        ["matmul"] = (a, b) => a.matmul(b.t()), ["mm"] = (a, b) => a.t().mm(b), ["bmm"] = (a, b) => a.unsqueeze(0).bmm(b.unsqueeze(0).transpose(1, 2)), ["einsum"] = (a, b) => einsum("ij,kj->ik", a, b), ["outer"] = (a, b) => a[0].outer(b[1]),
        ["addmm"] = (a, b) => eye(3, dtype: float64).addmm(a, b.t(), 0.5f, 2), ["kron"] = (a, b) => a.kron(b), ["tensordot"] = (a, b) => a.tensordot(b, [1], [1]), ["cdist"] = (a, b) => cdist(a, b, 2, compute_mode.donot_use_mm_for_euclid_dist), ["cdist mm"] = (a, b) => cdist(a, b, 2, compute_mode.use_mm_for_euclid_dist),
        ["inv"] = (a, b) => linalg.inv(a.matmul(a.t()) + eye(3, dtype: float64)), ["solve"] = (a, b) => linalg.solve(a.matmul(a.t()) + eye(3, dtype: float64), b), ["cholesky"] = (a, b) => linalg.cholesky(a.matmul(a.t()) + eye(3, dtype: float64)),
        ["det"] = (a, b) => linalg.det(a.matmul(b.t()) + eye(3, dtype: float64)), ["eigvalsh"] = (a, b) => linalg.eigvalsh(a.matmul(a.t())), ["svdvals"] = (a, b) => linalg.svdvals(a + (2 * b)), ["pinv"] = (a, b) => linalg.pinv(a), ["qr"] = (a, b) => linalg.qr(a.t()).R,
        ["index_put"] = (a, b) => a.clone().index_put_(b[0], TensorIndex.Single(1)),
        ["conv2d"] = (a, b) => Operator.Call("conv2d", a.reshape(1, 1, 3, 4), b.reshape(3, 1, 2, 2), Argument.None, 1, 1),
        ["conv2d channels-last"] = (a, b) => Operator.Call("conv2d", a.reshape(1, 2, 3, 2).permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2), b.reshape(1, 2, 3, 2), Argument.None, 2, 1),
        ["conv_transpose2d"] = (a, b) => Operator.Call("conv_transpose2d.input", a.reshape(1, 1, 3, 4), b.reshape(1, 3, 2, 2), Argument.None, 2, 1),
        ["linear"] = (a, b) => Operator.Call("linear", a, b, a.mean([1])),
        ["batch_norm"] = (a, b) => Operator.Call("batch_norm", a, b[0], b[1], Argument.None, Argument.None, true, 0.1, 1e-5, false),
        ["layer_norm"] = (a, b) => Operator.Call("layer_norm", a, new long[] { 4 }, b[0], b[1]),
        ["group_norm"] = (a, b) => Operator.Call("group_norm", a, 2, b[0], b[1]),
        ["max_pool2d"] = (a, b) => Operator.Call("max_pool2d", (a * b).reshape(1, 1, 3, 4), 2),
        ["avg_pool2d"] = (a, b) => Operator.Call("avg_pool2d", (a * b).reshape(1, 1, 3, 4), 2, 1),
        ["adaptive_avg_pool2d"] = (a, b) => Operator.Call("adaptive_avg_pool2d", (a * b).reshape(1, 1, 3, 4), 2),
        ["bilinear"] = (a, b) => Operator.Call("upsample_bilinear2d.vec", (a * b).reshape(1, 1, 3, 4), new long[] { 5, 7 }, false, Argument.None),
        ["grid_sample"] = (a, b) => Operator.Call("grid_sampler", a.reshape(1, 1, 3, 4), b.reshape(1, 2, 3, 2) * 0.9, 0, 0, false),
        ["im2col"] = (a, b) => Operator.Call("im2col", (a * b).reshape(1, 1, 3, 4), 2, 1, 0, 1),
        ["pad"] = (a, b) => Operator.Call("pad", a * b, new long[] { 1, 2 }, "constant", 0.0),
        ["cross_entropy"] = (a, b) => Operator.Call("cross_entropy_loss", a * b, tensor(new[] { 0L, 3, 1 })),
        ["bce_with_logits"] = (a, b) => Operator.Call("binary_cross_entropy_with_logits", a + b, full([3, 4], 0.3, dtype: float64)),
        ["mse"] = (a, b) => Operator.Call("mse_loss", a, b),
        ["kl_div"] = (a, b) => Operator.Call("kl_div", (a * b).log_softmax(1), full([3, 4], 0.25, dtype: float64)),
        ["cosine_similarity"] = (a, b) => Operator.Call("cosine_similarity", a, b),
        ["embedding"] = (a, b) => Operator.Call("embedding", a, tensor(new[] { 2L, 0, 2 })) * b,
    };

    public static TheoryData<string> NamesOfOne => [.. OfOne.Keys];

    public static TheoryData<string> NamesOfTwo => [.. OfTwo.Keys];

    [Theory]
    [MemberData(nameof(NamesOfOne))]
    public void Gradient_OfOneInput_AgreesWithDifferences(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        GradientCheck.Verify(name, inputs => OfOne[name](inputs[0]), 2e-6, Points(1));
    }

    [Theory]
    [MemberData(nameof(NamesOfTwo))]
    public void Gradient_OfTwoInputs_AgreesWithDifferences(string name)
    {
        // Some operators leave one input or the other out; a small share of both keeps their gradients defined.
        using DisposeScope scope = NewDisposeScope();
        GradientCheck.Verify(name, inputs => OfTwo[name](inputs[0], inputs[1]) + ((inputs[0].sum() + inputs[1].sum()) * 1e-3), 2e-5, Points(2), Points(3));
    }

    /// <summary>(3, 4) different numbers between 0.2 and 0.9, none near the kinks at 0.4, 0.5 and 0.7.</summary>
    private static Tensor Points(long seed)
    {
        using Generator generator = new Generator().manual_seed(seed);
        double[] values = [0.21, 0.27, 0.33, 0.38, 0.43, 0.47, 0.56, 0.61, 0.64, 0.74, 0.79, 0.88];
        return tensor(values, [12]).index_select(0, randperm(12, generator: generator)).reshape(3, 4);
    }
}
