using AnyShot.Engine.Data;
using AnyShot.Engine.Sessions;

namespace AnyShot.Engine.Tests.Sessions;

public sealed class SessionStudyTests
{
    [Fact]
    public void Add_ByHand()
    {
        var history = new SessionHistory();

        history.Add([(9, 10)]).ShouldBe(new SessionScore(0.9, 0.9, 0, 0, 0));

        // Base fell from 0.9 to 0.8.
        var second = history.Add([(8, 10), (3, 5)]);
        second.Seen.ShouldBe(11 / 15.0);
        second.Harmonic.ShouldBe(2 * 0.8 * 0.6 / 1.4, 1e-12);
        second.Forgetting.ShouldBe(0.1, 1e-12);
        second.Drop.ShouldBe(0.9 - (11 / 15.0), 1e-12);

        // Base is back at its best, the second session's classes fell from 0.6 to 0.4.
        var third = history.Add([(9, 10), (2, 5), (5, 5)]);
        third.New.ShouldBe(0.7);
        third.Forgetting.ShouldBe(0.1, 1e-12);
    }

    [Fact]
    public void Run_FrozenEmbedding_OldClassesLoseToCompetitionOnly()
    {
        var set = SyntheticFeatures.Make(new SyntheticFeatureOptions { Classes = 12, PerClass = 20, Sigma = 0.8f }).Set;

        var rows = SessionStudy.Run(set, new SessionStudyOptions { Ways = 2, Seeds = 3 }, null, CancellationToken.None);

        rows.Select(row => row.Classes).ShouldBe([6, 8, 10, 12]);
        rows[0].New.ShouldBeNull();
        rows[0].Drop.Mean.ShouldBe(0);
        rows.Skip(1).Select(row => row.Drop.Mean).ShouldAllBe(drop => drop < 0.3);
        // Another class can take a part of an old one, and never give it one.
        rows.Skip(1).Select(row => row.Base.Mean).ShouldBeInOrder(SortDirection.Descending);
        rows[3].Forgetting!.Value.Mean.ShouldBeGreaterThanOrEqualTo(0);
        rows[3].Seen.Mean.ShouldBeGreaterThan(0.5);
        rows.ShouldBe(SessionStudy.Run(set, new SessionStudyOptions { Ways = 2, Seeds = 3 }, null, CancellationToken.None));
    }

    [Fact]
    public void Run_TooFewClasses_SaysSo()
    {
        var set = SyntheticFeatures.Make(new SyntheticFeatureOptions { Classes = 6, PerClass = 20 }).Set;

        Should.Throw<InvalidDataException>(() => SessionStudy.Run(set, new SessionStudyOptions { Ways = 4 }, null, CancellationToken.None)).Message.ShouldContain("3 base class(es) and 3 other(s)");
        Should.Throw<ArgumentException>(() => SessionStudy.Run(set, new SessionStudyOptions { Shots = 0 }, null, CancellationToken.None)).Message.ShouldContain("0 shots");
    }
}
