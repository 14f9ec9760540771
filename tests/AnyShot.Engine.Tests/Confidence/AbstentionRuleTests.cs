using AnyShot.Engine.Confidence;
using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Learners.Transductive;
using AnyShot.Engine.Rendering;
using Xunit.Abstractions;

namespace AnyShot.Engine.Tests.Confidence;

public sealed class AbstentionRuleTests(ITestOutputHelper output)
{
    private const int Resamples = 200;

    /// <summary>
    /// A true error of 6 % at every threshold, and the queries of an episode all right or all wrong. Whoever took 20 queries of 100 episodes for 2,000
    /// observations would find a bound of 5 % kept again and again; the rule may only once in twenty.
    /// </summary>
    [Fact]
    public void Fit_ErrorAboveTheBoundAndDependentQueries_StaysSilent()
    {
        var spoke = Enumerable.Range(0, Resamples).Count(i => double.IsFinite(AbstentionRule.Fit(
            JudgedEpisodes.AllOrNothing(50, 20, 0.06f, (ulong)(2 * i)), JudgedEpisodes.AllOrNothing(150, 20, 0.06f, (ulong)((2 * i) + 1)), new AbstentionOptions()).Threshold));

        spoke.ShouldBeLessThanOrEqualTo(Resamples / 20);
    }

    /// <summary>The guarantee on held-out episodes: other images of the same classes, 200 calibrations.</summary>
    [Theory]
    [InlineData(QueryRegime.Balanced, 0.05)]
    [InlineData(QueryRegime.Dirichlet, 0.05)]
    public void Fit_SyntheticClasses_HeldOutErrorStaysBelowTheBound(QueryRegime regime, double bound)
    {
        var set = SyntheticFeatures.Make(new SyntheticFeatureOptions { Classes = 40, PerClass = 80, Sigma = 1.6f }).Set;

        Resample(set, ways: 5, regime, bound);
    }

    /// <summary>Real images: halves of the validation classes of the traffic signs, two at a time. The network that ships has only seen rendered parts, so the bound is wide.</summary>
    [SkippableFact]
    public void Fit_TrafficSigns_HeldOutErrorStaysBelowTheBound()
    {
        var set = RealFeatures.OfValidationClasses("gtsrb-32");
        Skip.If(set is null, "shared/data/gtsrb-32 is not beside this repository.");

        Resample(set!, ways: 2, QueryRegime.Balanced, 0.4);
    }

    [Fact]
    public void Fit_NothingRight_NeverAnswers()
    {
        var wrong = JudgedEpisodes.AllOrNothing(200, 5, 1, 1);
        var rule = AbstentionRule.Fit(wrong, wrong, new AbstentionOptions());

        rule.Threshold.ShouldBe(double.PositiveInfinity);
        rule.Measure(wrong).ShouldBe(new AbstentionResult(0, 0));
    }

    [Fact]
    public void Fit_EverythingRight_AlwaysAnswers()
    {
        var right = JudgedEpisodes.AllOrNothing(200, 5, 0, 1);

        AbstentionRule.Fit(right, right, new AbstentionOptions()).Measure(right).ShouldBe(new AbstentionResult(1, 0));
    }

    [Fact]
    public void Fit_WrongOptions_SentenceNamesThem()
    {
        var some = JudgedEpisodes.AllOrNothing(5, 5, 0, 1);

        Should.Throw<ArgumentException>(() => AbstentionRule.Fit(some, some, new AbstentionOptions { Bound = 0 })).Message.ShouldContain("error bound is 0");
        Should.Throw<ArgumentException>(() => AbstentionRule.Fit(some, some, new AbstentionOptions { Confidence = 1 })).Message.ShouldContain("confidence is 1");
    }

    private void Resample(FeatureSet set, int ways, QueryRegime regime, double bound)
    {
        var calibration = Judge(Half(set, 0), ways, regime, 1);
        var held = Judge(Half(set, 1), ways, regime, 2);
        var random = new Pcg32(1, 1);
        var (kept, answered, error) = (0, 0.0, 0.0);
        for (var i = 0; i < Resamples; i++)
        {
            var drawn = random.Shuffled(calibration)[..500];
            var temperature = TemperatureScaling.Fit(drawn[..50]);
            JudgedEpisode[] scaled = [.. drawn.Select(temperature.Apply)];
            var rule = AbstentionRule.Fit(scaled[..50], scaled[50..], new AbstentionOptions { Bound = bound });
            var result = rule.Measure([.. random.Shuffled(held)[..500].Select(temperature.Apply)]);
            kept += result.Error <= bound ? 1 : 0;
            answered += result.AnsweredShare / Resamples;
            error += result.Error / Resamples;
        }

        output.WriteLine($"{set.Name}, {regime}: bound {bound:P0} kept in {kept} of {Resamples} resamples, answered {answered:P1}, error of the answered {error:P2}");
        kept.ShouldBeGreaterThanOrEqualTo(Resamples * 95 / 100);
        answered.ShouldBeGreaterThan(0.01);
    }

    private static JudgedEpisode[] Judge(FeatureSet set, int ways, QueryRegime regime, ulong seed)
    {
        var judged = new List<JudgedEpisode>();
        using var builder = new EpisodeBatchBuilder(set, ways);
        var options = new EpisodeOptions { Split = ClassSplit.Validation, Ways = ways, Shots = 5, Queries = 5, Regime = regime, Seed = seed };
        EpisodeEvaluation.Run(new EpisodeRun(set, options, 1000, builder), new NearestCentroidLearner(), null, CancellationToken.None, judged.Add);
        return [.. judged];
    }

    /// <summary>Every second image, so that calibration and test share no picture.</summary>
    private static FeatureSet Half(FeatureSet set, int parity)
    {
        int[] images = [.. Enumerable.Range(0, set.Count).Where(i => i % 2 == parity)];
        return new FeatureSet(
            set.Name, set.Backbone, [.. images.SelectMany(i => set.Row(i).ToArray())], set.Size, [.. images.Select(i => set.Labels[i])], set.ClassNames, set.Splits);
    }
}
