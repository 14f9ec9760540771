using AnyShot.Engine.Transport;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Transport;

[Collection(TorchCollection.Name)]
public sealed class TransportPlanTests
{
    // Golden values of the method's description (G1): costs, lambda 10.
    private static readonly float[][] Costs = [[0.1f, 0.9f], [0.2f, 0.8f], [0.45f, 0.5f], [0.3f, 0.4f]];

    public static TheoryData<double, float[], float[]> Golden() => new()
    {
        { 1, [2, 2], [0.986775f, 0.909891f, 0.039631f, 0.063703f] },
        { 1, [3, 1], [0.999299f, 0.994841f, 0.440756f, 0.565104f] },
        { 0, [2, 2], [0.999665f, 0.997527f, 0.622459f, 0.731059f] },
        { 0.5, [2, 2], [0.999127f, 0.993582f, 0.387500f, 0.510541f] },
    };

    [Theory]
    [MemberData(nameof(Golden))]
    public void Solve_GoldenCosts_GivesGoldenPlan(double exponent, float[] totals, float[] firstColumn)
    {
        using var scope = NewDisposeScope();
        var plan = Solved(Costs, totals, exponent);
        var tensorPlan = TensorPlan.Solve(
            tensor(Costs.SelectMany(row => row).ToArray(), [1, 4, 2]) * -10, tensor(totals, [1, 2]), exponent, 1e-6, 1000).data<float>().ToArray();
        for (var i = 0; i < firstColumn.Length; i++)
        {
            plan.Plan[i].ShouldBe(firstColumn[i], 2e-6f);
            (plan.Plan[i] + plan.Plan[plan.Stride + i]).ShouldBe(1f, 1e-6f);
            tensorPlan[2 * i].ShouldBe(firstColumn[i], 2e-6f);
            (tensorPlan[2 * i] + tensorPlan[(2 * i) + 1]).ShouldBe(1f, 1e-6f);
        }
    }

    [Fact]
    public void Solve_HalfExponent_GivesGoldenTotals()
    {
        var plan = Solved(Costs, [2, 2], 0.5);
        plan.Totals[0].ShouldBe(2.890749f, 2e-6f);
        plan.Totals[1].ShouldBe(1.109251f, 2e-6f);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(300)]
    public void Solve_BindingTotals_BothSumsHold(float lambda)
    {
        var random = new Random(5);
        var costs = Enumerable.Range(0, 70).Select(_ => Enumerable.Range(0, 6).Select(_ => random.NextSingle()).ToArray()).ToArray();
        float[] totals = [20, 5, 0, 25, 10, 10];
        var plan = Solved(costs, totals, 1, lambda);
        for (var c = 0; c < totals.Length; c++)
        {
            plan.Totals[c].ShouldBe(totals[c], 0.002f);
        }

        for (var i = 0; i < costs.Length; i++)
        {
            Enumerable.Range(0, totals.Length).Sum(c => plan.Plan[(c * plan.Stride) + i]).ShouldBe(1f, 1e-5f);
        }
    }

    [Fact]
    public void Solve_ConstantAddedToAllCosts_ChangesNothing()
    {
        var plain = Solved(Costs, [3, 1], 1);
        var shifted = Solved([.. Costs.Select(row => row.Select(cost => cost + 7).ToArray())], [3, 1], 1);
        for (var i = 0; i < Costs.Length; i++)
        {
            shifted.Plan[i].ShouldBe(plain.Plan[i], 2e-5f);
        }
    }

    [Fact]
    public void Solve_AfterOtherScores_IsThatOfAFreshStart()
    {
        var random = new Random(9);
        float[][] Draw() => [.. Enumerable.Range(0, 40).Select(_ => Enumerable.Range(0, 3).Select(_ => random.NextSingle()).ToArray())];
        var (first, second) = (Draw(), Draw());
        var warm = Solved(first, [20, 10, 10], 0.7);
        Fill(warm, second, 10);
        warm.Solve([20, 10, 10], 0.7, 1e-6, 1000);
        var cold = Solved(second, [20, 10, 10], 0.7);
        for (var i = 0; i < second.Length; i++)
        {
            warm.Plan[i].ShouldBe(cold.Plan[i], 1e-5f);
        }
    }

    [Fact]
    public void SolveMinSize_StarvedClass_GetsItsLeast()
    {
        var plan = new TransportPlan();
        plan.Prepare(2, 10);
        for (var i = 0; i < 10; i++)
        {
            plan.Scores[i] = 3 + (0.1f * i);
        }

        plan.SolveMinSize(4, 50);
        plan.Totals[1].ShouldBe(4f, 0.01f);
        plan.SolveMinSize(0, 50);
        plan.Totals[1].ShouldBeLessThan(0.5f);
    }

    private static TransportPlan Solved(float[][] costs, float[] totals, double exponent, float lambda = 10)
    {
        var plan = new TransportPlan();
        plan.Prepare(totals.Length, costs.Length);
        Fill(plan, costs, lambda);
        plan.Solve(totals, exponent, 1e-6, 20000);
        return plan;
    }

    private static void Fill(TransportPlan plan, float[][] costs, float lambda)
    {
        for (var i = 0; i < costs.Length; i++)
        {
            for (var c = 0; c < plan.Classes; c++)
            {
                plan.Scores[(c * plan.Stride) + i] = -lambda * costs[i][c];
            }
        }
    }
}
