using AnyShot.Engine.ActiveLearning;
using AnyShot.Engine.Learners;

namespace AnyShot.Engine.Tests.ActiveLearning;

public sealed class UnlabelledPoolTests
{
    /// <summary>Two classes, at 0 and 90 degrees.</summary>
    private static readonly PrototypeLearner Learner = PrototypeLearner.Build([new SupportClass("a", [At(0), At(2)]), new SupportClass("b", [At(90), At(88)])]);

    [Theory]
    [InlineData(LabelStrategy.Entropy, 0.8018186 / 1.0986123)]
    [InlineData(LabelStrategy.Margin, 0.5)]
    [InlineData(LabelStrategy.LeastConfidence, 0.3)]
    public void Doubt_ByHand(LabelStrategy strategy, double expected) => UnlabelledPool.Doubt(strategy, [0.2f, 0.7f, 0.1f]).ShouldBe(expected, 1e-6);

    [Theory]
    [InlineData(LabelStrategy.Entropy)]
    [InlineData(LabelStrategy.Margin)]
    [InlineData(LabelStrategy.LeastConfidence)]
    public void Choose_ByDoubt_PartsBetweenTheClassesFirst(LabelStrategy strategy)
    {
        var pool = new UnlabelledPool([At(5), At(47), At(80), At(30)], [], seed: 1);

        pool.Choose(strategy, Learner, 3).Select(p => p.Index).ShouldBe([1, 3, 2]);
    }

    [Fact]
    public void Choose_KCentre_FarthestFromLabelledAndFromEachOther()
    {
        var pool = new UnlabelledPool([At(1), At(170), At(171), At(90)], [At(0)], seed: 1);

        var chosen = pool.Choose(LabelStrategy.KCentre, Learner, 2);

        chosen.Select(p => p.Index).ShouldBe([2, 3]);
        chosen[0].Score.ShouldBe(2 * Math.Sin(Math.PI * 85.5 / 180), 1e-3);
    }

    [Fact]
    public void Choose_Mixed_MeanOfTheRanks()
    {
        // Doubt rises 5, 80, 30, 47; distance from what is labelled (at 0) rises 5, 30, 47, 80.
        var pool = new UnlabelledPool([At(5), At(47), At(80), At(30)], [At(0)], seed: 1);

        var first = pool.Choose(LabelStrategy.Mixed, Learner, 1)[0];

        first.Index.ShouldBe(1);
        first.Score.ShouldBe((1 + (2 / 3.0)) / 2, 1e-9);
    }

    [Fact]
    public void Choose_Coverage_TheLargestHeapBeforeTheOddOne()
    {
        var pool = new UnlabelledPool([At(0), At(60), At(61), At(62), At(180)], [At(0)], seed: 1);

        var chosen = pool.Choose(LabelStrategy.Coverage, Learner, 2);

        // Of the heap the one that is nearest to the odd one as well.
        chosen.Select(p => p.Index).ShouldBe([3, 4]);
        chosen[0].Score.ShouldBe((Squared(60) + Squared(61) + Squared(62) + 4 - Squared(2) - Squared(1) - Squared(118)) / 5, 1e-4);
    }

    [Fact]
    public void Choose_Labelled_NeverAgainAndEndsWithThePool()
    {
        foreach (var strategy in Enum.GetValues<LabelStrategy>())
        {
            var pool = new UnlabelledPool([.. Enumerable.Range(0, 7).Select(i => At(11 * i))], [], seed: 5);
            var asked = new List<int>();
            while (pool.Left > 0)
            {
                foreach (var proposal in pool.Choose(strategy, asked.Count == 0 ? null : Learner, 3))
                {
                    asked.Add(proposal.Index);
                    pool.Label(proposal.Index);
                }
            }

            asked.Order().ShouldBe(Enumerable.Range(0, 7), strategy.ToString());
            pool.Choose(strategy, Learner, 3).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Choose_Random_BySeed()
    {
        int[] Draw(ulong seed) => [.. new UnlabelledPool([.. Enumerable.Range(0, 50).Select(i => At(i))], [], seed).Choose(LabelStrategy.Random, null, 20).Select(p => p.Index)];

        Draw(3).ShouldBe(Draw(3));
        Draw(3).ShouldNotBe(Draw(4));
    }

    [Fact]
    public void Choose_CoverageOfTooMany_SaysSo() =>
        Should.Throw<ArgumentException>(() => new UnlabelledPool([.. Enumerable.Repeat(At(0), UnlabelledPool.MostCovered + 1)], [], 1).Choose(LabelStrategy.Coverage, null, 1))
            .Message.ShouldContain("at most 5000 parts");

    [Fact]
    public void Ranks_Ties_ShareTheirMean() => UnlabelledPool.Ranks([5, 1, 5, 9]).ShouldBe([0.5, 0, 0.5, 1]);

    private static double Squared(double degrees) => 2 - (2 * Math.Cos(Math.PI * degrees / 180));

    private static float[] At(double degrees) => [(float)Math.Cos(Math.PI * degrees / 180), (float)Math.Sin(Math.PI * degrees / 180)];
}
