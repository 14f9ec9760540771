using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;

namespace AnyShot.Engine.Tests.Episodes;

public sealed class EpisodeSamplerTests
{
    private static readonly QueryRegime[] Regimes = Enum.GetValues<QueryRegime>();

    [Fact]
    public void Draw_AnyRegime_LabelsAreTrueAndSidesApart()
    {
        var set = Set(8, 40, group: i => i / 3);
        foreach (var regime in Regimes)
        {
            var options = new EpisodeOptions { Ways = 5, Shots = 3, Queries = 6, Regime = regime, Drift = regime == QueryRegime.Stream };
            var sampler = new EpisodeSampler(set, options);
            for (var r = 0; r < 200; r++)
            {
                var episode = sampler.Draw(r);

                episode.Classes.Distinct().Count().ShouldBe(5);
                episode.Classes.ShouldAllBe(c => set.Splits[c] == ClassSplit.Novel);
                episode.Support.Select(i => set.Labels[i]).ShouldBe(Enumerable.Range(0, 15).Select(i => episode.Classes[i % 5]));
                episode.Queries.Select(i => set.Labels[i]).ShouldBe(episode.QueryLabels.Select(q => episode.Classes[q]));
                episode.Queries.Distinct().Count().ShouldBe(regime == QueryRegime.All ? episode.Queries.Length : 30);
                episode.Support.Select(i => set.Groups![i]).Intersect(episode.Queries.Select(i => set.Groups![i])).ShouldBeEmpty();
                episode.Support.Select(i => set.Groups![i]).Distinct().Count().ShouldBe(15);
            }
        }
    }

    [Fact]
    public void Draw_SampledByTheRoot_LargeClassesComeMoreOften()
    {
        // Nine classes of 4 images and one of 400, whose root is ten times theirs.
        int[] labels = [.. Enumerable.Range(0, 9).SelectMany(c => Enumerable.Repeat(c, 4)), .. Enumerable.Repeat(9, 400)];
        var set = new FeatureSet("x", "x", new float[labels.Length], 1, labels, [.. Enumerable.Range(0, 10).Select(c => $"{c}")], [.. Enumerable.Repeat(ClassSplit.Novel, 10)]);
        double Share(ClassSampling sampling)
        {
            var sampler = new EpisodeSampler(set, new EpisodeOptions { Ways = 2, Shots = 1, Queries = 2, Sampling = sampling });
            var drawn = Enumerable.Range(0, 1000).Select(sampler.Draw).ToArray();
            drawn.ShouldAllBe(episode => episode.Classes.Distinct().Count() == 2);
            return drawn.Count(episode => episode.Classes.Contains(9)) / 1000.0;
        }

        Share(ClassSampling.Uniform).ShouldBe(0.2, 0.04);
        // First with 10 of 19, else second with 10 of 18.
        Share(ClassSampling.Root).ShouldBe((10.0 / 19) + (9.0 / 19 * 10 / 18), 0.04);
    }

    [Fact]
    public void Draw_AllImages_EveryChoiceOfClassesOnceWithAllTheirImages()
    {
        var set = Set(7, 10, null);
        var sampler = new EpisodeSampler(set, new EpisodeOptions { Ways = 3, Shots = 0, Regime = QueryRegime.All, Classes = [0, 1, 2, 3, 4, 6] });

        sampler.Tuples.ShouldBe(20);
        var episodes = Enumerable.Range(0, 20).Select(sampler.Draw).ToArray();
        episodes.Select(e => string.Join(',', e.Classes.Order())).Distinct().Count().ShouldBe(20);
        foreach (var episode in episodes)
        {
            episode.Classes.ShouldNotContain(5);
            episode.Queries.Order().ShouldBe(Enumerable.Range(0, set.Count).Where(i => episode.Classes.Contains(set.Labels[i])));
        }
    }

    [Fact]
    public void Draw_SameNumber_SameEpisode_InAnyOrderOfDrawing()
    {
        var set = Set(8, 40, null);
        var one = new EpisodeSampler(set, new EpisodeOptions { Seed = 9, Regime = QueryRegime.Dirichlet });
        var two = new EpisodeSampler(set, new EpisodeOptions { Seed = 9, Regime = QueryRegime.Dirichlet });
        two.Draw(5);

        Text(two.Draw(3)).ShouldBe(Text(one.Draw(3)));
        Text(one.Draw(4)).ShouldNotBe(Text(one.Draw(3)));
        Text(new EpisodeSampler(set, new EpisodeOptions { Seed = 10, Regime = QueryRegime.Dirichlet }).Draw(3)).ShouldNotBe(Text(one.Draw(3)));
    }

    /// <summary>A fixed value, so that an episode of a published table can be drawn again by a later version.</summary>
    [Fact]
    public void Draw_GoldenEpisode_StaysForEver()
    {
        var episode = new EpisodeSampler(Set(8, 40, null), new EpisodeOptions { Ways = 3, Shots = 1, Queries = 2, Seed = 1 }).Draw(0);

        Text(episode).ShouldBe("4 8 1 | 180 328 69 | 177 330 49 190 345 76 | 0 1 2 0 1 2");
    }

    [Fact]
    public void Draw_OtherRegime_SameClassesAndShots()
    {
        var set = Set(8, 40, i => i / 2);
        var draws = Regimes.Select(regime => new EpisodeSampler(set, new EpisodeOptions { Shots = 5, Queries = 4, Regime = regime }).Draw(17)).ToArray();

        draws.ShouldAllBe(e => e.Classes.SequenceEqual(draws[0].Classes) && e.Support.SequenceEqual(draws[0].Support));
    }

    [Fact]
    public void Draw_Balanced_SameNumberOfEachInterleaved()
    {
        var episode = new EpisodeSampler(Set(8, 40, null), new EpisodeOptions()).Draw(0);

        episode.QueryLabels.ShouldBe(Enumerable.Range(0, 75).Select(i => i % 5));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    [InlineData(5)]
    public void Draw_Dirichlet_ExactTotalAndVarianceOfItsConcentration(double concentration)
    {
        var sampler = new EpisodeSampler(Set(5, 100, null, novelOnly: true), new EpisodeOptions { Regime = QueryRegime.Dirichlet, Concentration = concentration });
        var shares = new List<double>();
        for (var r = 0; r < 4000; r++)
        {
            var episode = sampler.Draw(r);
            episode.Queries.Length.ShouldBe(75);
            shares.AddRange(Enumerable.Range(0, 5).Select(c => episode.QueryLabels.Count(q => q == c) / 75.0));
        }

        shares.Average().ShouldBe(0.2, 1e-9);
        // Variance of one share of Dir(a 1_N): (1/N)(1 - 1/N) / (N a + 1).
        shares.Average(s => (s - 0.2) * (s - 0.2)).ShouldBe(0.16 / ((5 * concentration) + 1), 0.04 * 0.16 / ((5 * concentration) + 1) + 0.0002);
    }

    [Fact]
    public void Draw_Subset_OnlySoManyClasses()
    {
        var set = Set(8, 40, null);
        for (var r = 0; r < 50; r++)
        {
            new EpisodeSampler(set, new EpisodeOptions { Regime = QueryRegime.Subset, PresentClasses = 2, Queries = 10 }).Draw(r).QueryLabels.Distinct().Count().ShouldBe(2);
            new EpisodeSampler(set, new EpisodeOptions { Regime = QueryRegime.Subset, Queries = 10 }).Draw(r).QueryLabels.Distinct().Count().ShouldBe(3);
        }
    }

    [Fact]
    public void Draw_StreamWithDrift_HalvesDiffer()
    {
        var set = Set(5, 200, null, novelOnly: true);
        double Difference(bool drift) => Enumerable.Range(0, 300).Average(r =>
        {
            var labels = new EpisodeSampler(set, new EpisodeOptions { Regime = QueryRegime.Stream, Drift = drift, Queries = 40 }).Draw(r).QueryLabels;
            return Enumerable.Range(0, 5).Sum(c => Math.Abs(labels[..100].Count(q => q == c) - labels[100..].Count(q => q == c)) / 200.0);
        });

        Difference(drift: true).ShouldBeGreaterThan(3 * Difference(drift: false));
    }

    /// <summary>Seven groups as the class Fray of magnetic-tile has them: five give a shot, two are left.</summary>
    [Fact]
    public void Draw_ClassWithFewIndependentImages_BalancedGivesAllTheSameLowerNumber()
    {
        int[] sizes = [6, 6, 6, 6, 5, 2, 1];
        var groups = sizes.SelectMany((size, g) => Enumerable.Repeat((long)g, size)).Concat(Enumerable.Range(100, 80).Select(i => (long)i)).ToArray();
        var labels = Enumerable.Range(0, 112).Select(i => i < 32 ? 0 : i < 72 ? 1 : 2).ToArray();
        var set = new FeatureSet("fray", "none", new float[112], 1, labels, ["Fray", "b", "c"], [ClassSplit.Novel, ClassSplit.Novel, ClassSplit.Novel], groups);
        var balanced = new EpisodeSampler(set, new EpisodeOptions { Ways = 3, Shots = 5 });
        var dirichlet = new EpisodeSampler(set, new EpisodeOptions { Ways = 3, Shots = 5, Regime = QueryRegime.Dirichlet });

        balanced.Notes.Single().ShouldStartWith("Class \"Fray\" may have only 3 independent queries beside 5 shot(s), fewer than 15");
        var numbers = Enumerable.Range(0, 200).Select(r => balanced.Draw(r).QueryLabels.GroupBy(q => q).Select(g => g.Count()).Distinct().Single()).ToArray();
        numbers.Min().ShouldBe(3);
        numbers.Max().ShouldBe(12);
        Enumerable.Range(0, 200).ShouldAllBe(r => dirichlet.Draw(r).Queries.Length == 45);
    }

    [Fact]
    public void Draw_MoreShotsThanGroups_KeepsAGroupForTheQueries()
    {
        var set = Set(8, 12, i => i / 6);
        var sampler = new EpisodeSampler(set, new EpisodeOptions { Shots = 5, Queries = 3 });

        var episode = sampler.Draw(0);

        episode.Support.Distinct().Count().ShouldBe(25);
        episode.Support.Select(i => set.Groups![i]).Intersect(episode.Queries.Select(i => set.Groups![i])).ShouldBeEmpty();
    }

    [Fact]
    public void Draw_GroupOverTwoClasses_StillKeptApart()
    {
        var set = new FeatureSet(
            "shared", "none", new float[12], 1, [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1], ["a", "b"], [ClassSplit.Novel, ClassSplit.Novel], [1, 1, 2, 2, 3, 3, 1, 1, 4, 4, 5, 5]);
        var sampler = new EpisodeSampler(set, new EpisodeOptions { Ways = 2, Queries = 2 });

        for (var r = 0; r < 100; r++)
        {
            var episode = sampler.Draw(r);
            episode.Support.Select(i => set.Groups![i]).Intersect(episode.Queries.Select(i => set.Groups![i])).ShouldBeEmpty();
        }
    }

    [Fact]
    public void New_ClassTooSmall_NamesIt()
    {
        var set = new FeatureSet("few", "none", new float[4], 1, [0, 0, 1, 1], ["a", "b"], [ClassSplit.Novel, ClassSplit.Novel]);

        Should.Throw<InvalidDataException>(() => new EpisodeSampler(set, new EpisodeOptions { Ways = 2, Shots = 2 })).Message
            .ShouldBe("Class \"a\" of few has 2 image(s), too few for 2 shot(s) and an independent query.");
        Should.Throw<InvalidDataException>(() => new EpisodeSampler(set, new EpisodeOptions { Ways = 3 })).Message
            .ShouldBe("few has 2 novel class(es) with images, fewer than the 3 ways.");
    }

    [Theory]
    [InlineData(1, 1, 1, "ways is 1")]
    [InlineData(5, -1, 1, "shots is -1")]
    [InlineData(5, 1, 0, "queries is 0")]
    public void New_WrongSetting_NamesIt(int ways, int shots, int queries, string expected) =>
        Should.Throw<ArgumentException>(() => new EpisodeSampler(Set(8, 10, null), new EpisodeOptions { Ways = ways, Shots = shots, Queries = queries })).Message.ShouldStartWith(expected);

    [Fact]
    public void Draw_B8_MixesBaseClassesIn()
    {
        var set = Set(8, 40, null);
        var sampler = new EpisodeSampler(set, new EpisodeOptions { Compat = CompatSwitches.B8 });

        Enumerable.Range(0, 50).SelectMany(r => sampler.Draw(r).Classes).Select(c => set.Splits[c]).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void Draw_B9_UsesTheFirstImagesOnly()
    {
        var labels = Enumerable.Range(0, 60).Select(i => i < 20 ? 0 : 1).ToArray();
        var set = new FeatureSet("uneven", "none", new float[60], 1, labels, ["a", "b"], [ClassSplit.Novel, ClassSplit.Novel]);
        var sampler = new EpisodeSampler(set, new EpisodeOptions { Ways = 2, Queries = 5, Compat = CompatSwitches.B9 });

        Enumerable.Range(0, 200).SelectMany(r => sampler.Draw(r).Queries).Max().ShouldBe(39);
    }

    private static string Text(Episode episode) =>
        $"{string.Join(' ', episode.Classes)} | {string.Join(' ', episode.Support)} | {string.Join(' ', episode.Queries)} | {string.Join(' ', episode.QueryLabels)}";

    /// <summary>So many novel classes between a base and a validation class, images one after the other, group numbers unique to a class.</summary>
    private static FeatureSet Set(int novel, int each, Func<int, int>? group, bool novelOnly = false)
    {
        var classes = novelOnly ? novel : novel + 2;
        return new FeatureSet(
            "set", "none", new float[classes * each], 1, [.. Enumerable.Range(0, classes * each).Select(i => i / each)], [.. Enumerable.Range(0, classes).Select(c => $"c{c}")],
            [.. Enumerable.Range(0, classes).Select(c => novelOnly || (c > 0 && c < classes - 1) ? ClassSplit.Novel : c == 0 ? ClassSplit.Base : ClassSplit.Validation)],
            group is null ? null : [.. Enumerable.Range(0, classes * each).Select(i => (long)((i / each * 1000) + group(i % each)))]);
    }
}
