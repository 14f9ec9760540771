using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

public class ElementwiseTests
{
    private static readonly double[] Points = [0.1, 0.25, 0.5, 0.75, 0.9];

    private static readonly Dictionary<string, (Func<Tensor, Tensor> Ours, Func<double, double> Known)> Functions = new()
    {
        ["abs"] = (x => (-x).abs(), v => v), ["acos"] = (x => x.acos(), Math.Acos), ["asin"] = (x => x.asin(), Math.Asin), ["atan"] = (x => x.atan(), Math.Atan),
        ["ceil"] = (x => (x * 3).ceil(), v => Math.Ceiling(v * 3)), ["floor"] = (x => (x * 3).floor(), v => Math.Floor(v * 3)), ["trunc"] = (x => (x * -3).trunc(), v => Math.Truncate(v * -3)),
        ["round"] = (x => (x * 3).round(), v => Math.Round(v * 3)), ["round 1"] = (x => (x * 3).round(1), v => Math.Round(v * 3, 1)), ["frac"] = (x => (x * 3).frac(), v => (v * 3) - Math.Truncate(v * 3)),
        ["cos"] = (x => x.cos(), Math.Cos), ["cosh"] = (x => x.cosh(), Math.Cosh), ["sin"] = (x => x.sin(), Math.Sin), ["sinh"] = (x => x.sinh(), Math.Sinh), ["tan"] = (x => x.tan(), Math.Tan), ["tanh"] = (x => x.tanh(), Math.Tanh),
        ["exp"] = (x => x.exp(), Math.Exp), ["exp2"] = (x => x.exp2(), v => Math.Pow(2, v)), ["expm1"] = (x => x.expm1(), v => Math.Exp(v) - 1), ["log"] = (x => x.log(), Math.Log), ["log10"] = (x => x.log10(), Math.Log10), ["log2"] = (x => x.log2(), Math.Log2), ["log1p"] = (x => x.log1p(), v => Math.Log(1 + v)),
        ["neg"] = (x => x.neg(), v => -v), ["reciprocal"] = (x => x.reciprocal(), v => 1 / v), ["sqrt"] = (x => x.sqrt(), Math.Sqrt), ["rsqrt"] = (x => x.rsqrt(), v => 1 / Math.Sqrt(v)), ["square"] = (x => x.square(), v => v * v),
        ["sign"] = (x => (x - 0.5).sign(), v => Math.Sign(v - 0.5)), ["sigmoid"] = (x => x.sigmoid(), v => 1 / (1 + Math.Exp(-v))), ["logit"] = (x => x.logit(), v => Math.Log(v / (1 - v))),
        ["relu"] = (x => (x - 0.5).relu(), v => Math.Max(0, v - 0.5)), ["relu6"] = (x => (x * 10).relu6(), v => Math.Min(6, v * 10)), ["leaky_relu"] = (x => (x - 0.5).leaky_relu(0.1), v => v > 0.5 ? v - 0.5 : 0.1 * (v - 0.5)),
        ["elu"] = (x => (x - 0.5).elu(2), v => v > 0.5 ? v - 0.5 : 2 * (Math.Exp(v - 0.5) - 1)), ["silu"] = (x => x.silu(), v => v / (1 + Math.Exp(-v))), ["softplus"] = (x => x.softplus(), v => Math.Log(1 + Math.Exp(v))),
        ["hardtanh"] = (x => (x * 3).hardtanh(-1, 2), v => Math.Clamp(v * 3, -1, 2)), ["log_sigmoid"] = (x => x.log_sigmoid(), v => -Math.Log(1 + Math.Exp(-v))), ["threshold"] = (x => x.threshold(0.3, 7), v => v > 0.3 ? v : 7),
        ["pow"] = (x => x.pow(3), v => v * v * v), ["clamp"] = (x => x.clamp(0.2, 0.6), v => Math.Clamp(v, 0.2, 0.6)), ["clamp_min"] = (x => x.clamp_min(0.3), v => Math.Max(v, 0.3)), ["clamp_max"] = (x => x.clamp_max(0.3), v => Math.Min(v, 0.3)),
        ["entr"] = (x => special.entr(x), v => -v * Math.Log(v)), ["xlogy"] = (x => x.xlogy(x), v => v * Math.Log(v)), ["atan2"] = (x => x.atan2(x + 1), v => Math.Atan2(v, v + 1)), ["logaddexp"] = (x => x.logaddexp(x * 2), v => Math.Log(Math.Exp(v) + Math.Exp(2 * v))),
        ["add alpha"] = (x => x.add(x, 3), v => 4 * v), ["add scalar"] = (x => x + 1, v => v + 1), ["sub"] = (x => 1 - x, v => 1 - v), ["mul"] = (x => 2.5 * x * x, v => 2.5 * v * v), ["div"] = (x => 1 / x / 2, v => 1 / v / 2),
        ["remainder"] = (x => (x * -3) % 2, v => (v * -3) - (2 * Math.Floor(v * -3 / 2))), ["fmod"] = (x => (x * -3).fmod(2), v => Math.IEEERemainder(v * -3, 2) is var _ ? v * -3 % 2 : 0), ["floor_divide"] = (x => (x * 3).floor_divide(0.7), v => Math.Floor(v * 3 / 0.7)),
        ["div trunc"] = (x => (x * -3).div(0.7, RoundingMode.trunc), v => Math.Truncate(v * -3 / 0.7)), ["addcmul"] = (x => x.addcmul(x, x, 2), v => v + (2 * v * v)), ["addcdiv"] = (x => x.addcdiv(x, x + 1, 2), v => v + (2 * v / (v + 1))), ["lerp"] = (x => x.lerp(ones_like(x), tensor(0.25)), v => v + (0.25 * (1 - v))),
    };

    public static TheoryData<string> Names => [.. Functions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Function_KnownPoints_KnownValues(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        double[] found = Functions[name].Ours(tensor(Points)).data<double>().ToArray();
        for (int i = 0; i < Points.Length; i++)
        {
            found[i].ShouldBe(Functions[name].Known(Points[i]), 1e-12, $"{name}({Points[i]})");
        }
    }

    [Fact]
    public void SpecialFunctions_TabulatedPoints_TabulatedValues()
    {
        // Abramowitz and Stegun, tables 6.1, 6.4 and 7.1.
        using DisposeScope scope = NewDisposeScope();
        tensor(1.0).digamma().item<double>().ShouldBe(-0.5772156649015329, 1e-12);
        tensor(0.5).lgamma().item<double>().ShouldBe(Math.Log(Math.Sqrt(Math.PI)), 1e-12);
        tensor(1.0).polygamma(1).item<double>().ShouldBe(Math.PI * Math.PI / 6, 1e-8);
        tensor(1.0).erf().item<double>().ShouldBe(0.8427007929497149, 1e-12);
        tensor(1.0).erfc().item<double>().ShouldBe(0.1572992070502851, 1e-12);
        tensor(0.8427007929497149).erfinv().item<double>().ShouldBe(1, 1e-9);
        special.ndtr(tensor(0.0)).item<double>().ShouldBe(0.5, 1e-12);
        special.ndtri(tensor(0.975)).item<double>().ShouldBe(1.959963984540054, 1e-9);
        tensor(1.0).gelu().item<double>().ShouldBe(0.8413447460685429, 1e-12);
        tensor(1.0).selu().item<double>().ShouldBe(1.0507009873554805, 1e-12);
    }

    [Fact]
    public void Specials_NotFinite_AreRecognisedAndReplaced()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(new[] { 1, double.NaN, double.PositiveInfinity, double.NegativeInfinity });
        x.isnan().data<bool>().ToArray().ShouldBe([false, true, false, false]);
        x.isinf().data<bool>().ToArray().ShouldBe([false, false, true, true]);
        x.isfinite().data<bool>().ToArray().ShouldBe([true, false, false, false]);
        x.nan_to_num(5, 6, -6).data<double>().ToArray().ShouldBe([1, 5, 6, -6]);
        x.nan_to_num().data<double>().ToArray().ShouldBe([1, 0, double.MaxValue, double.MinValue]);
    }

    [Fact]
    public void InPlace_AnyOperator_ChangesAndReturnsTheSameObject()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(new[] { 4.0, 9.0 });
        x.sqrt_().ShouldBeSameAs(x);
        x.add_(1).mul_(2).sub_(tensor(new[] { 1.0, 2.0 })).div_(5).ShouldBeSameAs(x);
        x.data<double>().ToArray().ShouldBe([1.0, 1.2], 1e-12);
        x.fill_(3).pow_(2).clamp_(0, 8).neg_().abs_().data<double>().ToArray().ShouldBe([8.0, 8.0]);
        x.zero_().addcmul_(ones(2, dtype: float64), ones(2, dtype: float64), 4).addcdiv_(ones(2, dtype: float64), full([2], 2.0, dtype: float64)).lerp_(zeros(2, dtype: float64), tensor(0.5));
        x.data<double>().ToArray().ShouldBe([2.25, 2.25], 1e-12);
        x.copy_(arange(2)).data<double>().ToArray().ShouldBe([0.0, 1.0]);
        x.unsqueeze_(0).shape.ShouldBe([1, 2]);
        x.squeeze_(0).exp_().log_().data<double>().ToArray().ShouldBe([0.0, 1.0], 1e-12);
    }

    [Fact]
    public void Arithmetic_SizesThatDoNotBroadcast_NamesOperatorAndSizes()
    {
        using DisposeScope scope = NewDisposeScope();
        string message = Should.Throw<System.Runtime.InteropServices.ExternalException>(() => ones(2, 3) + ones(2, 4)).Message;
        message.ShouldContain("aten::add.Tensor");
        message.ShouldContain("size of tensor a (3)");
    }

    [Fact]
    public void Logic_TruthTables_Hold()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = tensor(new[] { false, false, true, true });
        Tensor b = tensor(new[] { false, true, false, true });
        a.logical_and(b).data<bool>().ToArray().ShouldBe([false, false, false, true]);
        (a | b).data<bool>().ToArray().ShouldBe([false, true, true, true]);
        (a ^ b).data<bool>().ToArray().ShouldBe([false, true, true, false]);
        (~a).data<bool>().ToArray().ShouldBe([true, true, false, false]);
        a.all().item<bool>().ShouldBeFalse();
        a.any(0).item<bool>().ShouldBeTrue();
        Tensor x = arange(4);
        (x < 2).data<bool>().ToArray().ShouldBe([true, true, false, false]);
        (2 < x).data<bool>().ToArray().ShouldBe([false, false, false, true]);
        (x >= tensor(2L)).data<bool>().ToArray().ShouldBe([false, false, true, true]);
        (x == 2).data<bool>().ToArray().ShouldBe([false, false, true, false]);
        (x != 2).data<bool>().ToArray().ShouldBe([true, true, false, true]);
        where(x > 1, x, -x).data<long>().ToArray().ShouldBe([0L, -1, 2, 3]);
        x.isin(tensor(new[] { 1L, 3L })).data<bool>().ToArray().ShouldBe([false, true, false, true]);
        ones(2).allclose(ones(2) + 1e-7).ShouldBeTrue();
        ones(2).allclose(zeros(2)).ShouldBeFalse();
    }
}
