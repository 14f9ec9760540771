using AnyShot.Engine.Evaluation.FewLabels;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Tests.Evaluation.FewLabels;

[Collection(TorchCollection.Name)]
public sealed class HeadFitTests
{
    private const int Classes = 4;
    private const int Size = 10;

    [Theory]
    [InlineData(HeadKind.Linear)]
    [InlineData(HeadKind.NonLinear)]
    [InlineData(HeadKind.Ridge)]
    [InlineData(HeadKind.Logistic)]
    public void Fit_SeparableClasses_TellsFreshOnesApart(HeadKind kind)
    {
        var (features, labels) = Clusters(8, 1);
        var (fresh, truth) = Clusters(25, 2);
        var head = HeadFit.Fit(kind, features, labels, Classes, 1);
        head.Inputs.ShouldBe(Size);
        head.Classes.ShouldBe(Classes);
        HeadFit.Accuracy(head, fresh, truth).ShouldBeGreaterThan(0.95);
    }

    [Theory]
    [InlineData(HeadKind.Linear)]
    [InlineData(HeadKind.NonLinear)]
    [InlineData(HeadKind.Ridge)]
    [InlineData(HeadKind.Logistic)]
    public void Fit_FeaturesOfAnotherScale_JudgesTheSame(HeadKind kind)
    {
        var (features, labels) = Clusters(4, 1);
        var (fresh, _) = Clusters(5, 2);
        float[] Scale(float[] row) => [.. row.Select((value, i) => (value * (i + 1) * 3) + i)];
        var plain = HeadFit.Fit(kind, features, labels, Classes, 1);
        var scaled = HeadFit.Fit(kind, [.. features.Select(Scale)], labels, Classes, 1);
        foreach (var row in fresh)
        {
            var (one, other) = (new float[Classes], new float[Classes]);
            plain.Judge(row, one);
            scaled.Judge(Scale(row), other);
            one.Zip(other).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 2e-3);
        }
    }

    [Fact]
    public void Fit_RidgeWithMoreRowsThanFeatures_IsThatOfMoreFeaturesThanRows()
    {
        // Numbers that are the same everywhere change nothing about the fit but which of the two forms computes it.
        var (features, labels) = Clusters(4, 3);
        var (fresh, _) = Clusters(5, 4);
        var narrow = HeadFit.Fit(HeadKind.Ridge, features, labels, Classes, 1);
        var wide = HeadFit.Fit(HeadKind.Ridge, [.. features.Select(row => Enumerable.Range(0, 30).SelectMany(_ => row).ToArray())], labels, Classes, 1);
        var agreeing = fresh.Count(row =>
        {
            var (one, other) = (new float[Classes], new float[Classes]);
            narrow.Judge(row, one);
            wide.Judge([.. Enumerable.Range(0, 30).SelectMany(_ => row)], other);
            return one.Zip(other).All(pair => Math.Abs(pair.First - pair.Second) < 1e-4);
        });
        agreeing.ShouldBe(fresh.Length);
    }

    [Fact]
    public void Fit_OneImageAClass_GivesFiniteNumbers()
    {
        var (features, labels) = Clusters(1, 1);
        var head = HeadFit.Fit(HeadKind.Ridge, features, labels, Classes, 1);
        var probabilities = new float[Classes];
        head.Judge(features[0], probabilities);
        probabilities.Sum().ShouldBe(1, 1e-5f);
    }

    [Fact]
    public void Fit_LabelOutOfRange_IsRefused() =>
        Should.Throw<ArgumentException>(() => HeadFit.Fit(HeadKind.Linear, [new float[2], new float[2]], [0, 2], 2, 1));

    private static (float[][] Features, int[] Labels) Clusters(int each, ulong seed)
    {
        var centres = new Pcg32(9, 1);
        var means = Enumerable.Range(0, Classes).Select(_ => Enumerable.Range(0, Size).Select(_ => 2 * centres.Normal()).ToArray()).ToArray();
        var random = new Pcg32(seed, 2);
        var labels = Enumerable.Range(0, each * Classes).Select(i => i % Classes).ToArray();
        return ([.. labels.Select(label => means[label].Select(mean => mean + (0.5f * random.Normal())).ToArray())], labels);
    }
}
