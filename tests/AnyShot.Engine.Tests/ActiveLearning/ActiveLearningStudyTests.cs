using AnyShot.Engine.ActiveLearning;
using AnyShot.Engine.Data;

namespace AnyShot.Engine.Tests.ActiveLearning;

public sealed class ActiveLearningStudyTests
{
    private static readonly ActiveLearningOptions Quick = new() { Budget = 40, Seeds = 3, Batch = 4, Strategies = [LabelStrategy.Random, LabelStrategy.Margin, LabelStrategy.Coverage] };

    [Fact]
    public void Run_RareClasses_DoubtFindsThemBeforeChance()
    {
        // Nine of ten images are of one class; from nothing, chance rarely meets the others.
        var set = Uneven();

        var found = ActiveLearningStudy.Run(set, Quick with { Start = 0, Seeds = 6 }, null, CancellationToken.None);

        var (random, coverage) = (found.Curves[0], found.Curves[2]);
        coverage.Balanced[4].Mean.ShouldBeGreaterThan(random.Balanced[4].Mean + 0.1);
        found.FullBalanced.Mean.ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void Run_SameSeed_SameCurves_OtherSeed_Others()
    {
        var set = SyntheticFeatures.Make(new SyntheticFeatureOptions { Classes = 6, PerClass = 20, Sigma = 1.5f }).Set;

        double[] Heights(ulong seed) => [.. ActiveLearningStudy.Run(set, Quick with { Seed = seed }, null, CancellationToken.None).Curves.Select(c => c.Area.Mean)];

        Heights(1).ShouldBe(Heights(1));
        Heights(1).ShouldNotBe(Heights(100));
    }

    [Fact]
    public void Run_AllStrategies_BeginAtTheSamePlaceAndEndWithTheWholePool()
    {
        var set = SyntheticFeatures.Make(new SyntheticFeatureOptions { Classes = 4, PerClass = 10, Sigma = 1 }).Set;

        var found = ActiveLearningStudy.Run(set, Quick with { Budget = 0, Strategies = Enum.GetValues<LabelStrategy>() }, null, CancellationToken.None);

        found.PoolSize.ShouldBe(24);
        found.Curves.Select(curve => (curve.Labels[0], curve.Labels[^1])).Distinct().ShouldBe([(4, 24)]);
        found.Curves.Select(curve => curve.Accuracy[0].Mean).Distinct().Count().ShouldBe(1);
        found.Curves.Max(curve => Math.Abs(curve.Accuracy[^1].Mean - found.Full.Mean)).ShouldBeLessThan(1e-9);
    }

    [Fact]
    public void Draw_Groups_NeverOnBothSides()
    {
        var set = new FeatureSet(
            "grouped", "none", new float[60], 1, [.. Enumerable.Range(0, 60).Select(i => i / 30)], ["a", "b"], [ClassSplit.Novel, ClassSplit.Novel],
            [.. Enumerable.Range(0, 60).Select(i => (long)(i / 4))]);

        var split = PoolSplit.Draw(set, [0, 1], 0.4, seed: 3);

        split.Pool.Select(i => set.Groups![i]).Intersect(split.Test.Select(i => set.Groups![i])).ShouldBeEmpty();
        split.Pool.Concat(split.Test).Order().ShouldBe(Enumerable.Range(0, 60));
        split.Test.Count.ShouldBeInRange(22, 30);
    }

    [Fact]
    public void Draw_OneGroupForAClass_NamesIt()
    {
        var set = new FeatureSet("grouped", "none", new float[8], 1, [0, 0, 0, 0, 1, 1, 1, 1], ["a", "b"], [ClassSplit.Novel, ClassSplit.Novel], [1, 2, 3, 4, 5, 5, 5, 5]);

        Should.Throw<InvalidDataException>(() => PoolSplit.Draw(set, [0, 1], 0.4, 1)).Message.ShouldContain("Class \"b\" of grouped has 4 image(s) in groups");
    }

    [Fact]
    public void LabelsNeeded_CountsFromWhereTheCurveStays()
    {
        var curve = ActiveCurve.Of(LabelStrategy.Random, [1, 2, 3, 4, 5], [[0.2, 0.9, 0.7, 0.8, 0.9]], [[0.2, 0.9, 0.7, 0.8, 0.9]], goal: 0.75);

        curve.LabelsNeeded.ShouldBe(4);
        curve.Area.Mean.ShouldBe((0.55 + 0.8 + 0.75 + 0.85) / 4, 1e-9);
        ActiveCurve.Of(LabelStrategy.Random, [1, 2], [[0.9, 0.7]], [[0.9, 0.7]], goal: 0.75).LabelsNeeded.ShouldBeNull();
    }

    [Fact]
    public void Run_BudgetBelowTheStart_SaysSo()
    {
        var set = SyntheticFeatures.Make(new SyntheticFeatureOptions { Classes = 6, PerClass = 20 }).Set;

        Should.Throw<InvalidDataException>(() => ActiveLearningStudy.Run(set, Quick with { Budget = 6 }, null, CancellationToken.None)).Message.ShouldContain("a budget of 6 labels leaves nothing");
        Should.Throw<ArgumentException>(() => ActiveLearningStudy.Run(set, Quick with { Batch = 11 }, null, CancellationToken.None)).Message.ShouldContain("The batch is 11");
    }

    private static FeatureSet Uneven()
    {
        var whole = SyntheticFeatures.Make(new SyntheticFeatureOptions { Classes = 5, PerClass = 180, Sigma = 0.8f }).Set;
        return whole.Subset([.. Enumerable.Range(0, whole.Count).Where(i => whole.Labels[i] == 0 || i % 180 < 5)]);
    }
}
