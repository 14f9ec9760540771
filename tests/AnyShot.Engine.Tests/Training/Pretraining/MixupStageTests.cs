using AnyShot.Engine.Backbones;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Rendering;
using AnyShot.Engine.Training.Pretraining;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Training.Pretraining;

[Collection(TorchCollection.Name)]
public sealed class MixupStageTests : IDisposable
{
    private const int Batch = 4;
    private readonly IDisposable _gradients = no_grad();
    private readonly IDisposable _scope = NewDisposeScope();
    private readonly PretrainingNetwork _network;
    private readonly Tensor _images;
    private readonly Tensor _partners = tensor(new long[] { 2, 0, 3, 1 });

    public MixupStageTests()
    {
        manual_seed(3);
        _network = new PretrainingNetwork(BackboneNetworks.Create("small", 3, 16, CompatSwitches.None), 3);
        _network.eval();
        _images = randn(Batch, 3, 16, 16);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Logits_AtEachLayer_ShareOneIsTheImageAndShareNoneItsPartner(int layer)
    {
        var plain = Plain(_images);

        Same(Logits(1, layer), plain).ShouldBeTrue();
        Same(Logits(0, layer), plain.index_select(0, _partners)).ShouldBeTrue();
        Same(Logits(0.5, layer), plain).ShouldBeFalse();
    }

    [Fact]
    public void Logits_AtTheInput_AreThoseOfTheMixedPicture() =>
        Same(Logits(0.3, 0), Plain((_images * 0.3) + (_images.index_select(0, _partners) * 0.7))).ShouldBeTrue();

    [Fact]
    public void Logits_AtTwoLayers_Differ() => Same(Logits(0.3, 1), Logits(0.3, 2)).ShouldBeFalse();

    [Fact]
    public void Logits_FlawedAtTheInput_DropTheMixing()
    {
        Same(Logits(0.3, 0, flawed: true), Plain(_images)).ShouldBeTrue();
        Same(Logits(0.3, 1, flawed: true), Logits(0.3, 1)).ShouldBeTrue();
    }

    [Fact]
    public void Logits_FlawedBehindTheLastLayer_MixTheLogits()
    {
        var plain = Plain(_images);
        Same(Logits(0.3, 5, flawed: true), (plain * 0.3) + (plain.index_select(0, _partners) * 0.7)).ShouldBeTrue();
    }

    [Fact]
    public void Backward_OneBatch_GradientIsTheSumOfBothPasses()
    {
        using var gradients = enable_grad();
        _network.train();
        var labels = tensor(new long[] { 0, 1, 2, 0 });
        var random = new Pcg32(1, 1);
        MixupStage.Backward(_network, _images, labels, flawed: false, ref random);
        var actual = _network.parameters().Select(parameter => parameter.grad!.clone()).ToArray();

        // The same draws in the same order, and the loss written out as one sum.
        _network.zero_grad();
        random = new Pcg32(1, 1);
        var (share, layer) = (MixupStage.DrawShare(ref random), random.Below(5));
        var (partners, turned) = (tensor(random.Permutation(Batch), ScalarType.Int64), tensor(random.Permutation(Batch)[..1], ScalarType.Int64));
        var logits = MixupStage.Logits(_network, _images, share, layer, partners, flawed: false);
        var mixed = (share * nn.functional.cross_entropy(logits, labels)) + ((1 - share) * nn.functional.cross_entropy(logits, labels.index_select(0, partners)));
        var features = _network.Backbone.call(Rotation.Four(_images.index_select(0, turned)));
        var rotated = 0.5 * (nn.functional.cross_entropy(_network.Classes.call(features), labels.index_select(0, turned).expand(4))
            + nn.functional.cross_entropy(_network.Rotations.call(features), tensor(new long[] { 0, 1, 2, 3 })));
        (mixed + rotated).backward();

        var expected = _network.parameters().Select(parameter => parameter.grad!).ToArray();
        for (var i = 0; i < expected.Length; i++)
        {
            (actual[i] - expected[i]).abs().max().item<float>().ShouldBeLessThan(1e-3f * Math.Max(1, expected[i].abs().max().item<float>()));
        }

        expected.Sum(gradient => gradient.abs().sum().item<float>()).ShouldBeGreaterThan(1);
    }

    [Fact]
    public void DrawShare_ManyTimes_HasMeanAndVarianceOfBeta22()
    {
        var random = new Pcg32(9, 9);
        var draws = Enumerable.Range(0, 20_000).Select(_ => MixupStage.DrawShare(ref random)).ToArray();

        draws.Average().ShouldBe(0.5, 0.01);
        draws.Average(x => (x - 0.5) * (x - 0.5)).ShouldBe(0.05, 0.002);
    }

    private Tensor Plain(Tensor images) => _network.Classes.call(_network.Backbone.call(images));

    private Tensor Logits(double share, int layer, bool flawed = false) => MixupStage.Logits(_network, _images, share, layer, _partners, flawed);

    private static bool Same(Tensor a, Tensor b) => (a - b).abs().max().item<float>() < 1e-4f;

    public void Dispose()
    {
        _network.Dispose();
        _scope.Dispose();
        _gradients.Dispose();
    }
}
