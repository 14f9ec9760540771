using static TorchSharp.torch;

namespace TorchSharp.Tests.NN;

public sealed class ActivationTests : ScopedTest
{
    private static readonly double[] Points = [-2.5, -0.5, 0.75, 3];

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static Dictionary<string, (nn.Module<Tensor, Tensor> Module, Func<double, double> Formula)> Cases => new()
    {
        ["ReLU"] = (nn.ReLU(), x => Math.Max(0, x)),
        ["LeakyReLU"] = (nn.LeakyReLU(0.2), x => x > 0 ? x : 0.2 * x),
        ["ELU"] = (nn.ELU(1.5), x => x > 0 ? x : 1.5 * (Math.Exp(x) - 1)),
        ["SiLU"] = (nn.SiLU(), x => x / (1 + Math.Exp(-x))),
        ["Sigmoid"] = (nn.Sigmoid(), x => 1 / (1 + Math.Exp(-x))),
        ["Tanh"] = (nn.Tanh(), Math.Tanh),
        ["Softplus"] = (nn.Softplus(2), x => Math.Log(1 + Math.Exp(2 * x)) / 2),
        ["LogSigmoid"] = (nn.LogSigmoid(), x => -Math.Log(1 + Math.Exp(-x))),
        ["GELU"] = (nn.GELU(), x => x * (1 + ErrorFunctionBySum(x / Math.Sqrt(2))) / 2),
        ["Softmax"] = (nn.Softmax(0), x => Math.Exp(x) / Points.Sum(Math.Exp)),
        ["LogSoftmax"] = (nn.LogSoftmax(0), x => x - Math.Log(Points.Sum(Math.Exp))),
        ["Identity"] = (nn.Identity(), x => x),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_KnownPoints_FollowsTheFormula(string name)
    {
        var (module, formula) = Cases[name];
        ShouldBe(module.call(Numbers([4], Points)), [.. Points.Select(formula)]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradient_KnownPoints_MatchesFiniteDifferences(string name) =>
        FiniteDifferences.CheckGradient(t => Cases[name].Module.call(t[0]), Numbers([4], Points));

    [Fact]
    public void Inplace_True_OverwritesTheInput()
    {
        foreach (var module in new nn.Module<Tensor, Tensor>[] { nn.ReLU(true), nn.LeakyReLU(inplace: true), nn.ELU(inplace: true), nn.SiLU(true), nn.Sigmoid(true), nn.Tanh(true), nn.GELU(true) })
        {
            var input = Numbers([2], -1, 2);
            var expected = Values(module.call(input));
            ShouldBe(input, expected);
            expected[0].ShouldNotBe(-1);
        }
    }

    /// <summary>The integral of the error function by Simpson's rule, independent of the product's series.</summary>
    private static double ErrorFunctionBySum(double x)
    {
        const int Steps = 2000;
        var width = x / Steps;
        double At(int i) => Math.Exp(-Math.Pow(i * width, 2)) * (i is 0 or Steps ? 1 : i % 2 == 0 ? 2 : 4);
        return 2 / Math.Sqrt(Math.PI) * width / 3 * Enumerable.Range(0, Steps + 1).Sum(At);
    }
}
