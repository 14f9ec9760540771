using AnyShot.Engine.Data;

namespace AnyShot.Engine.Tests.Data;

public sealed class SyntheticFeaturesTests
{
    [Fact]
    public void Make_SameSeed_IsTheSameSet_AndMoreClassesLeaveTheFirstAsTheyWere()
    {
        var one = SyntheticFeatures.Make(new SyntheticFeatureOptions());
        var more = SyntheticFeatures.Make(new SyntheticFeatureOptions { Classes = 24 });
        var other = SyntheticFeatures.Make(new SyntheticFeatureOptions { Seed = 2 });

        more.Set.Features[..one.Set.Features.Length].SequenceEqual(one.Set.Features).ShouldBeTrue();
        other.Set.Features.SequenceEqual(one.Set.Features).ShouldBeFalse();
    }

    [Fact]
    public void Make_Default_HasTenFiveAndFiveClassesWithUnitCodes()
    {
        var set = SyntheticFeatures.Make(new SyntheticFeatureOptions()).Set;

        Enum.GetValues<ClassSplit>().Select(split => set.Splits.Count(s => s == split)).ShouldBe([10, 5, 5]);
        foreach (var label in Enumerable.Range(0, 20))
        {
            Math.Sqrt(set.SemanticOf(label).ToArray().Sum(x => x * x)).ShouldBe(1, 1e-5);
        }

        set.Features.ToArray().ShouldAllBe(x => x >= 0);
    }

    [Fact]
    public void TrueMean_OfManyFeatures_IsTheirMean()
    {
        var synthetic = SyntheticFeatures.Make(new SyntheticFeatureOptions { Classes = 4, PerClass = 4000, Size = 8 });

        foreach (var j in Enumerable.Range(0, 8))
        {
            var mean = synthetic.Set.ImagesOf(ClassSplit.Novel).Average(i => (double)synthetic.Set.Row(i)[j]);
            mean.ShouldBe(synthetic.TrueMean(3)[j], 5 / Math.Sqrt(4000));
        }
    }

    [Fact]
    public void NearestTrueMeanAccuracy_FallsWithTheNoise()
    {
        double Accuracy(float sigma) => SyntheticFeatures.Make(new SyntheticFeatureOptions { Sigma = sigma }).NearestTrueMeanAccuracy(ClassSplit.Novel);

        Accuracy(0.1f).ShouldBe(1);
        Accuracy(2f).ShouldBeLessThan(Accuracy(1f));
        Accuracy(100f).ShouldBeInRange(0.1, 0.35);
    }

    [Fact]
    public void Make_TooFewClasses_NamesTheSetting() =>
        Should.Throw<ArgumentException>(() => SyntheticFeatures.Make(new SyntheticFeatureOptions { Classes = 3 })).Message.ShouldBe("Classes is 3; it must be 4 to 1000.");
}
