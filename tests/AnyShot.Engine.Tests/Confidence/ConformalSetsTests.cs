using AnyShot.Engine.Confidence;
using AnyShot.Engine.Evaluation;

namespace AnyShot.Engine.Tests.Confidence;

public sealed class ConformalSetsTests
{
    /// <summary>Nine episodes of one query: with the tenth at infinity, an error of 0.2 needs eight of them, one of 0.05 more than there are.</summary>
    [Fact]
    public void Fit_NineEpisodes_EighthProbability()
    {
        JudgedEpisode[] episodes = [.. Enumerable.Range(1, 9).Select(i => new JudgedEpisode([i / 10f, 1 - (i / 10f)], [0]))];

        ConformalSets.Fit(episodes, 0.2).LeastProbability.ShouldBe(0.2, 1e-6);
        ConformalSets.Fit(episodes, 0.05).LeastProbability.ShouldBe(0);
        Should.Throw<ArgumentException>(() => ConformalSets.Fit(episodes, 1)).Message.ShouldContain("between 0 and 1");
    }

    [Fact]
    public void Measure_ThreeSets_CoverageSizeAndSingles()
    {
        var result = new ConformalSets(0.3).Measure([new JudgedEpisode([0.7f, 0.3f, 0, 0.9f, 0.1f, 0, 0.8f, 0.1f, 0.1f], [0, 1, 0])]);

        result.Coverage.ShouldBe(2 / 3.0, 1e-9);
        result.MeanSize.ShouldBe(4 / 3.0, 1e-9);
        result.Single.ShouldBe(new AbstentionResult(2 / 3.0, 0.5));
    }

    /// <summary>The mean coverage over 300 calibrations of episodes that are all right or all wrong: the queries are as dependent as can be.</summary>
    [Fact]
    public void Fit_DependentQueries_CoverageHolds()
    {
        var held = JudgedEpisodes.AllOrNothing(4000, 5, 0.06f, 999);
        var coverage = Enumerable.Range(0, 300).Average(i => ConformalSets.Fit(JudgedEpisodes.AllOrNothing(60, 5, 0.06f, (ulong)i), 0.1).Measure(held).Coverage);

        coverage.ShouldBeInRange(0.895, 0.93);
    }
}
