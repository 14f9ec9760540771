using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.NN;

public sealed class InitTests : ScopedTest
{
    /// <summary>200 outputs of 50 inputs with 2 x 5 kernels: fan-in 500, fan-out 2000; 100,000 elements.</summary>
    private static Tensor Weight => empty(200, 50, 2, 5, dtype: float64);

    [Fact]
    public void Kaiming_BothDistributions_HaveTheDeviationOfTheFan()
    {
        ShouldHave(init.kaiming_normal_(Weight, nonlinearity: init.NonlinearityType.ReLU), 0, Math.Sqrt(2.0 / 500));
        ShouldHave(init.kaiming_normal_(Weight, a: 2, mode: init.FanInOut.FanOut), 0, Math.Sqrt(2.0 / 5 / 2000));
        var uniform = init.kaiming_uniform_(Weight, nonlinearity: init.NonlinearityType.Tanh);
        ShouldHave(uniform, 0, 5.0 / 3 / Math.Sqrt(500));
        Values(uniform).Max(Math.Abs).ShouldBeInRange(0.999 * Math.Sqrt(3.0 / 500) * 5 / 3, Math.Sqrt(3.0 / 500) * 5 / 3);
    }

    [Fact]
    public void Xavier_BothDistributions_HaveTheDeviationOfBothFans()
    {
        ShouldHave(init.xavier_normal_(Weight, gain: 2), 0, 2 * Math.Sqrt(2.0 / 2500));
        ShouldHave(init.xavier_uniform_(Weight), 0, Math.Sqrt(2.0 / 2500));
    }

    [Fact]
    public void Simple_Fills_HaveTheirValues()
    {
        ShouldHave(init.normal_(Weight, 3, 2), 3, 2);
        ShouldHave(init.uniform_(Weight, -1, 5), 2, 6 / Math.Sqrt(12));
        ShouldBe(init.constant_(empty(2), 4), [4, 4]);
        ShouldBe(init.ones_(empty(2)), [1, 1]);
        ShouldBe(init.zeros_(empty(2)), [0, 0]);
        ShouldBe(init.eye_(empty(2, 3)), [1, 0, 0, 0, 1, 0]);
    }

    [Fact]
    public void TruncNormal_Limits_HoldAndShapeTheDistribution()
    {
        var values = Values(init.trunc_normal_(Weight, mean: 1, std: 2, a: -1, b: 3));
        values.Min().ShouldBeInRange(-1, -0.99);
        values.Max().ShouldBeInRange(2.99, 3);
        // Cut at one standard deviation on both sides: variance 1 − 2φ(1)/(2Φ(1) − 1) = 0.29112 of the full one.
        ShouldHave(tensor(values), 1, 2 * Math.Sqrt(0.2911250947727));
        Should.Throw<ArgumentException>(() => init.trunc_normal_(Weight, a: 1, b: 1)).Message.ShouldContain("must be below");
    }

    [Theory]
    [InlineData(5, 3)]
    [InlineData(3, 5)]
    [InlineData(4, 4)]
    public void Orthogonal_AnyShape_HasOrthonormalRowsOrColumns(long rows, long columns)
    {
        var matrix = init.orthogonal_(empty(rows, columns, dtype: float64), gain: 2);
        var product = rows < columns ? matrix.matmul(matrix.t()) : matrix.t().matmul(matrix);
        ShouldBe(product, Values(eye(Math.Min(rows, columns)) * 4), 1e-12);
        var kernel = init.orthogonal_(empty(2, 3, 2, 2, dtype: float64)).reshape(2, 12);
        ShouldBe(kernel.matmul(kernel.t()), [1, 0, 0, 1], 1e-12);
    }

    [Fact]
    public void Generator_SameSeed_DrawsTheSame()
    {
        var first = Values(init.normal_(empty(5), generator: new Generator(9)));
        Values(init.normal_(empty(5), generator: new Generator(9))).ShouldBe(first);
        Values(init.normal_(empty(5), generator: new Generator(10))).ShouldNotBe(first);
    }

    [Fact]
    public void Fans_OneDimension_Throws()
    {
        init.CalculateFanInAndFanOut(Weight).ShouldBe((500, 2000));
        Should.Throw<ArgumentException>(() => init.kaiming_normal_(empty(3))).Message.ShouldContain("at least two dimensions");
        Should.Throw<ArgumentException>(() => init.orthogonal_(empty(3)));
    }

    /// <summary>Mean and deviation within five standard errors of 100,000 draws.</summary>
    private static void ShouldHave(Tensor tensor, double mean, double deviation)
    {
        var values = Values(tensor);
        var actual = values.Average();
        actual.ShouldBe(mean, 5 * deviation / Math.Sqrt(values.Length));
        Math.Sqrt(values.Average(v => (v - actual) * (v - actual))).ShouldBe(deviation, 0.012 * deviation);
    }
}
