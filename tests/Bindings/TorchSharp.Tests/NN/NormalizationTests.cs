using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.NN;

public sealed class NormalizationTests : ScopedTest
{
    [Fact]
    public void BatchNorm1d_Training_NormalisesAndUpdatesRunningAverages()
    {
        using var layer = nn.BatchNorm1d(1, eps: 0, momentum: 0.25).to(float64);
        ShouldBe(layer.call(Numbers([4, 1], 1, 2, 3, 6)), [-2 / Math.Sqrt(3.5), -1 / Math.Sqrt(3.5), 0, 3 / Math.Sqrt(3.5)]);
        // Batch mean 3, unbiased variance 14/3.
        ShouldBe(layer.running_mean!, [0.25 * 3]);
        ShouldBe(layer.running_var!, [0.75 + (0.25 * 14 / 3)]);
        layer.num_batches_tracked!.item<long>().ShouldBe(1);
    }

    [Fact]
    public void BatchNorm1d_MomentumNull_AveragesAllBatchesEqually()
    {
        using var layer = nn.BatchNorm1d(1).to(float64);
        layer.momentum = null;
        layer.call(Numbers([2, 1], 0, 2));
        layer.call(Numbers([2, 1], 4, 6));
        layer.call(Numbers([2, 1], 7, 9));
        ShouldBe(layer.running_mean!, [(1 + 5 + 8) / 3.0]);
    }

    [Fact]
    public void BatchNorm2d_Eval_UsesRunningAveragesAndLeavesThemAlone()
    {
        using var layer = nn.BatchNorm2d(2, eps: 0).to(float64);
        layer.running_mean!.copy_(Numbers([2], 1, -1));
        layer.running_var!.copy_(Numbers([2], 4, 9));
        layer.eval();
        ShouldBe(layer.call(Numbers([1, 2, 1, 2], 3, 5, 2, -4)), [1, 2, 1, -1]);
        ShouldBe(layer.running_mean!, [1, -1]);
        layer.num_batches_tracked!.item<long>().ShouldBe(0);
    }

    [Fact]
    public void BatchNorm2d_WithoutRunningAverages_UsesTheBatchInEvalToo()
    {
        using var layer = nn.BatchNorm2d(1, eps: 0, affine: false, track_running_stats: false);
        layer.eval();
        ShouldBe(layer.call(tensor(new[] { 1f, 3f }, [1, 1, 1, 2])), [-1, 1], 1e-6);
        layer.parameters().ShouldBeEmpty();
        layer.buffers().ShouldBeEmpty();
    }

    [Fact]
    public void BatchNorm2d_ChannelsLastInput_KeepsTheLayout()
    {
        using var net = nn.Sequential(nn.Conv2d(3, 8, 3), nn.BatchNorm2d(8), nn.ReLU());
        net.call(rand(2, 3, 6, 6)).stride().ShouldBe([8L * 16, 1, 8 * 4, 8]);
    }

    [Fact]
    public void BatchNorm_Gradients_MatchFiniteDifferences()
    {
        static Tensor Run(Tensor[] t) => nn.functional.batch_norm(t[0], null, null, t[1], t[2], training: true).tanh();
        Tensor[] at = [Random(4, 2, 3), Random(2), Random(2)];
        FiniteDifferences.CheckGradient(Run, at);
        FiniteDifferences.CheckSecondGradient(Run, at);
    }

    [Fact]
    public void BatchNorm_OtherShapes_SaysWhichIsNeeded()
    {
        using var flat = nn.BatchNorm1d(3);
        using var image = nn.BatchNorm2d(3);
        Should.Throw<ArgumentException>(() => flat.call(rand(2, 4))).Message.ShouldContain("3 channels");
        Should.Throw<ArgumentException>(() => flat.call(rand(2, 3, 4, 4))).Message.ShouldContain("(batch, channels)");
        Should.Throw<ArgumentException>(() => image.call(rand(2, 3))).Message.ShouldContain("[2, 3]");
    }

    [Fact]
    public void ResetRunningStats_AfterTraining_IsZeroAndOne()
    {
        using var layer = nn.BatchNorm1d(2);
        layer.call(rand(5, 2));
        layer.reset_running_stats();
        ShouldBe(layer.running_mean!, [0, 0]);
        ShouldBe(layer.running_var!, [1, 1]);
        layer.num_batches_tracked!.item<long>().ShouldBe(0);
    }

    [Fact]
    public void LayerNorm_KnownNumbers_NormalisesEachRow()
    {
        using var layer = nn.LayerNorm(2, eps: 0).to(float64);
        layer.weight = new Parameter(Numbers([2], 2, 3));
        layer.bias = new Parameter(Numbers([2], 10, 20));
        ShouldBe(layer.call(Numbers([2, 2], 1, 3, 50, 10)), [8, 23, 12, 17]);
    }

    [Fact]
    public void LayerNorm_Gradients_MatchFiniteDifferences()
    {
        static Tensor Run(Tensor[] t) => nn.functional.layer_norm(t[0], [2, 3], t[1], t[2]).tanh();
        Tensor[] at = [Random(3, 2, 3), Random(2, 3), Random(2, 3)];
        FiniteDifferences.CheckGradient(Run, at);
        FiniteDifferences.CheckSecondGradient(Run, at);
    }

    [Fact]
    public void GroupNorm_KnownNumbers_NormalisesEachGroupOfEachSample()
    {
        using var layer = nn.GroupNorm(2, 4, eps: 0).to(float64);
        ShouldBe(layer.call(Numbers([1, 4, 1], 1, 3, 10, 30)), [-1, 1, -1, 1]);
        FiniteDifferences.CheckGradient(t => nn.functional.group_norm(t[0], 2, t[1], t[2]).tanh(), Random(2, 4, 3), Random(4), Random(4));
    }

    [Fact]
    public void GroupNorm_GroupsThatDoNotDivide_Throws() =>
        Should.Throw<ArgumentException>(() => nn.GroupNorm(3, 4)).Message.ShouldContain("3 groups do not divide 4");

    [Fact]
    public void Normalize_ZeroVector_StaysZero()
    {
        ShouldBe(nn.functional.normalize(Numbers([2, 2], 3, 4, 0, 0)), [0.6, 0.8, 0, 0]);
        FiniteDifferences.CheckGradient(t => nn.functional.normalize(t[0]), Random(2, 3));
    }
}
