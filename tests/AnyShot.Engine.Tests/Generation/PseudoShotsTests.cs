using AnyShot.Engine.Data;
using AnyShot.Engine.Generation;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Generation;

public sealed class PseudoShotsTests
{
    private const int Size = 32;

    [Fact]
    public void Estimate_GeneratorOnTheMeans_IsWorthTheMost_AndTheFartherTheLess()
    {
        Estimate(miss: 0).ShouldBe(50);
        var near = Estimate(miss: 0.5);
        var far = Estimate(miss: 1.5);

        near.ShouldBeInRange(1, 49);
        far.ShouldBeLessThan(near / 4);
    }

    [Fact]
    public void Estimate_KnownMiss_IsTheRatioOfTheTwoErrors()
    {
        // Far from the origin a small step to the side moves the direction by its length over the distance; so do the rows' deviations.
        const double Noise = 0.3, Miss = 0.8;

        Estimate(Miss, Noise).ShouldBe(Noise * Noise * (Size - 1) / (Miss * Miss), 1.0);
    }

    private static double Estimate(double miss, double noise = 0.3)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        const int Classes = 16, PerClass = 200;
        // Class c lies along the axis c, pairs of base classes cancel out so that the base mean is at the origin.
        var axes = cat([eye(Size).narrow(0, 0, Classes / 2), -eye(Size).narrow(0, 0, Classes / 2)]) * 10;
        var features = axes.repeat_interleave(PerClass, 0) + (randn(Classes * PerClass, Size, generator: random) * noise);
        var semantics = axes.clone();
        semantics[TensorIndex.Colon, TensorIndex.Single(Size - 1)] = miss;
        var splits = Enumerable.Range(0, Classes).Select(c => c % 8 < 4 ? ClassSplit.Base : ClassSplit.Validation).ToArray();
        var set = new FeatureSet(
            "axes", "none", features.data<float>().ToArray(), Size, [.. Enumerable.Range(0, Classes * PerClass).Select(i => i / PerClass)],
            [.. Enumerable.Range(0, Classes).Select(c => $"{c}")], splits, semantics: semantics.data<float>().ToArray(), semanticSize: Size);
        using var data = EGanData.From(set, new EGanOptions());
        return PseudoShots.Estimate(new Exact(), data, seed: 1).ShouldNotBeNull();
    }

    /// <summary>Generates the semantic vector itself.</summary>
    private sealed class Exact : IFeatureGenerator
    {
        public int SemanticSize => Size;

        public int FeatureSize => Size;

        public int EmbeddedSize => Size;

        public Tensor Generate(Tensor semantics, int perClass, ulong seed) => semantics.unsqueeze(1).expand(-1, perClass, -1);

        public Tensor Embed(Tensor features) => features;

        public void Dispose()
        {
        }
    }
}
