using AnyShot.Engine.Data;
using AnyShot.Engine.Generation;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Generation;

public sealed class EGanStepTests : IDisposable
{
    private static readonly EGanOptions Options = new() { BatchSize = 16, LearningRate = 1e-3 };
    private static readonly FeatureSet Set = SyntheticFeatures.Make(new SyntheticFeatureOptions { Classes = 8, PerClass = 10, Size = 6, CodeSize = 4 }).Set;
    private static readonly EGanSizes Sizes = new(Feature: 6, Semantic: 4, Noise: 5, GeneratorHidden: 12, CriticHidden: 8, Embedded: 7, Projected: 3, ComparatorHidden: 8);

    private readonly EGanData _data = EGanData.From(Set, Options);
    private readonly EGanNetworks _networks = new(Sizes, 1);

    public EGanStepTests() => _networks.Kept.Scaling.Fit(_data.Features, _data.Semantics);

    [Theory]
    [InlineData(ContrastForm.Supervised)]
    [InlineData(ContrastForm.Figure)]
    public void EachSide_MovesItsOwnNetworksOnly(ContrastForm form)
    {
        using var step = new EGanStep(Options with { Contrast = form }, Sizes, _networks, _data);
        using var random = new Generator(4);
        var before = Weights();

        step.Critic(random);
        var afterCritic = Weights();
        step.Generator(random);
        var afterGenerator = Weights();

        // Adam moves every weight that has a gradient; a bias before a difference (the critic's last) has none.
        Moved(before, afterCritic).ShouldBe(["_comparator", "_critic", "_kept._embedding", "_projection"]);
        Moved(afterCritic, afterGenerator).ShouldBe(["_kept._generator"]);
    }

    [Fact]
    public void Critic_AfterAnyNumberOfSteps_HasTheGradientOfTheLastAlone()
    {
        // Learning nothing, the second step has the gradient of its own batch; one that was not forgotten would be the sum of two.
        using var step = new EGanStep(Options with { LearningRate = double.Epsilon }, Sizes, _networks, _data);
        Run(1);
        var alone = Gradients();
        Run(2);
        Run(1);

        Gradients().ShouldBe(alone);

        void Run(ulong seed)
        {
            using var random = new Generator(seed);
            step.Critic(random);
        }
    }

    [Theory]
    [InlineData(ContrastForm.Supervised)]
    [InlineData(ContrastForm.Figure)]
    public void Steps_LeaveNoTensorBehind(ContrastForm form)
    {
        using var step = new EGanStep(Options with { Contrast = form }, Sizes, _networks, _data);
        using var random = new Generator(4);
        Both();
        // Counts of this thread, so that tests beside this one do not matter.
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var i = 0; i < 20; i++)
        {
            Both();
        }

        DisposeScopeManager.Statistics.ThreadTotalLiveCount.ShouldBe(before);

        void Both()
        {
            step.Critic(random);
            step.Generator(random);
        }
    }

    [Fact]
    public void Data_OfASet_HoldsBaseAndValidationClassesOnly()
    {
        _data.Seen.ShouldBe([0, 2, 4, 6]);
        _data.Choosing.ShouldBe([1, 5]);
        _data.Features.shape.ShouldBe([40, 6]);
        _data.ChoosingFeatures.shape.ShouldBe([20, 6]);
        _data.Semantics.data<float>().ToArray()[4..8].ShouldBe(Set.SemanticOf(2).ToArray());
        _data.Features.data<float>().ToArray()[(10 * 6)..(11 * 6)].ShouldBe(Set.Row(20).ToArray());
        _data.Labels.data<long>().ToArray().ShouldBe([.. Enumerable.Range(0, 40).Select(i => i / 10L)]);
    }

    public void Dispose()
    {
        _networks.Dispose();
        _data.Dispose();
    }

    private Dictionary<string, float[]> Weights() => _networks.named_parameters().ToDictionary(p => p.name, p => p.parameter.data<float>().ToArray());

    private float[] Gradients() => [.. _networks.CriticSide.SelectMany(p => p.grad?.data<float>().ToArray() ?? [])];

    private static string[] Moved(Dictionary<string, float[]> before, Dictionary<string, float[]> after) =>
        [.. before.Where(w => !w.Value.AsSpan().SequenceEqual(after[w.Key])).Select(w => string.Join('.', w.Key.Split('.').TakeWhile(part => part is not ("_hidden" or "_output" or "_layer")))).Distinct().Order(StringComparer.Ordinal)];
}
