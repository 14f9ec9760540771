using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Learners;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Evaluation;

[Collection(TorchCollection.Name)]
public sealed class EpisodeEvaluationTests
{
    /// <summary>Golden values of the method's specification (G6).</summary>
    [Fact]
    public void MeanInterval_FourEpisodes_MeanAndHalfWidth()
    {
        var result = MeanInterval.Of([0.8, 0.6, 0.7, 0.9]);

        result.Mean.ShouldBe(0.75, 1e-6);
        result.HalfWidth.ShouldBe(0.126517, 1e-6);
        MeanInterval.Of([0.8, 0.6, 0.7, 0.9], MeanInterval.ReferenceCount).HalfWidth.ShouldBe(result.HalfWidth * 2 / 100, 1e-9);
    }

    /// <summary>Golden value G8, counted: 60 queries of four classes, a quarter of them right, six generated features a class.</summary>
    [Fact]
    public void Scores_B1_CountGeneratedFeaturesAsHits()
    {
        var episode = new Episode([0, 1, 2, 3], [], new int[60], [.. Enumerable.Range(0, 60).Select(i => i % 4)]);

        double Accuracy(CompatSwitches compat)
        {
            var scores = new EpisodeScores(4, 2, compat);
            scores.Add(0, episode, new int[60], synthetic: 6);
            scores.Add(1, episode, new int[60], synthetic: 6);
            return scores.Accuracy.Mean;
        }

        Accuracy(CompatSwitches.None).ShouldBe(0.25, 1e-12);
        Accuracy(CompatSwitches.B1).ShouldBe(0.464286, 1e-6);
    }

    /// <summary>(s + Q a) / (s + Q) for every run, whatever the learner gets right.</summary>
    [Theory]
    [InlineData(1, 3)]
    [InlineData(6, 15)]
    [InlineData(20, 5)]
    public void Run_B1_IsTheFormulaExactly(int synthetic, int queries)
    {
        var set = SyntheticFeatures.Make(new SyntheticFeatureOptions { Sigma = 1 }).Set;
        using var pool = rand(set.ClassNames.Count, 20, set.Size);
        using var builder = new EpisodeBatchBuilder(set, 5, pool);
        EvaluationResult Run(CompatSwitches compat) => EpisodeEvaluation.Run(
            new EpisodeRun(set, new EpisodeOptions { Queries = queries, Compat = compat }, 40, builder, synthetic), new PrototypeEpisodeLearner(), null, CancellationToken.None);

        var honest = Run(CompatSwitches.None).Accuracy;
        var flawed = Run(CompatSwitches.B1).Accuracy;

        honest.Mean.ShouldBeInRange(0.2, 0.99);
        flawed.Mean.ShouldBe((synthetic + (queries * honest.Mean)) / (synthetic + queries), 1e-12);
    }

    [Fact]
    public void Run_B18_HalfWidthOfTenThousandEpisodes()
    {
        var set = SyntheticFeatures.Make(new SyntheticFeatureOptions { Sigma = 1 }).Set;
        using var builder = new EpisodeBatchBuilder(set, 5);
        double HalfWidth(CompatSwitches compat) => EpisodeEvaluation.Run(
            new EpisodeRun(set, new EpisodeOptions { Compat = compat }, 100, builder), new PrototypeEpisodeLearner(), null, CancellationToken.None).Accuracy.HalfWidth;

        HalfWidth(CompatSwitches.B18).ShouldBe(HalfWidth(CompatSwitches.None) / 10, 1e-12);
    }

    [Fact]
    public void Scores_UnevenQueries_BalancedAccuracyIsMeanRecallOfPresentClasses()
    {
        var scores = new EpisodeScores(5, 2);
        var episode = new Episode([4, 2, 0], [], new int[5], [0, 0, 0, 0, 1]);
        scores.Add(0, episode, [0, 0, 0, 2, 0], 0);
        scores.Add(1, episode, [0, 0, 0, 0, 1], 0);

        scores.Accuracy.Mean.ShouldBe((0.6 + 1) / 2, 1e-12);
        scores.BalancedAccuracy.ShouldBe(((0.75 + 0) / 2 + 1) / 2, 1e-12);
        scores.Confusion[4, 4].ShouldBe(7);
        scores.Confusion[4, 0].ShouldBe(1);
        scores.Confusion[2, 4].ShouldBe(1);
        scores.Confusion.Recall(2).ShouldBe(0.5);
        scores.Confusion.Recall(0).ShouldBeNull();
        scores.QueriesPerEpisode.ShouldBe(5);
    }

    /// <summary>Every group looks like itself and like nothing else, whatever its class: whoever is right has seen the group among the shots.</summary>
    [Fact]
    public void Run_GroupsThatOnlyResembleThemselves_OnlyGuesses()
    {
        Accuracy(Grouped(declare: false)).ShouldBeGreaterThan(0.6);
        Accuracy(Grouped(declare: true)).ShouldBe(0.5, 0.02);
    }

    [Fact]
    public void Run_SameSeed_SameResult()
    {
        var set = SyntheticFeatures.Make(new SyntheticFeatureOptions { Sigma = 1 }).Set;

        Accuracy(set).ShouldBe(Accuracy(set));
    }

    /// <summary>A learner that judges every query alone gives a stream the answers that it gives a batch.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void Run_StreamOfInductiveLearner_EqualsItsBatch(int block)
    {
        var set = SyntheticFeatures.Make(new SyntheticFeatureOptions { Sigma = 1 }).Set;
        using var builder = new EpisodeBatchBuilder(set, 5);
        var run = new EpisodeRun(set, new EpisodeOptions { Regime = QueryRegime.Stream, Queries = 20 }, 10, builder, Block: block);

        var result = EpisodeEvaluation.Run(run, new PrototypeEpisodeLearner(), null, CancellationToken.None);

        result.Stream!.Changed.ShouldBe(0);
        result.Stream.Revised.ShouldBe(result.Accuracy);
    }

    /// <summary>A learner that looks at the other queries is shown those that have come, and no later one.</summary>
    [Fact]
    public void StreamJudging_Learner_SeesNoLaterQuery()
    {
        var seen = new List<(int Count, float Last)>();
        using var batch = new EpisodeBatch
        {
            Support = zeros(1, 2, 1), Synthetic = zeros(1, 0, 1), Queries = arange(80).reshape(1, 80, 1).to_type(ScalarType.Float32), Ways = 2,
        };

        using var judged = StreamJudging.Judge(batch, new WatchingLearner(seen), block: 3, CancellationToken.None);

        judged.shape.ShouldBe([1, 80, 2]);
        seen.Select(s => s.Last).ShouldBe(Enumerable.Range(1, 27).Select(i => Math.Min(3f * i, 80f) - 1));
        seen.Max(s => s.Count).ShouldBe(StreamJudging.Window);
    }

    private static double Accuracy(FeatureSet set)
    {
        using var builder = new EpisodeBatchBuilder(set, 2);
        return EpisodeEvaluation.Run(
            new EpisodeRun(set, new EpisodeOptions { Ways = 2, Shots = 3, Queries = 10 }, 100, builder), new PrototypeEpisodeLearner(), null, CancellationToken.None).Accuracy.Mean;
    }

    /// <summary>Two classes of six groups of six equal images, each group in a direction of its own.</summary>
    private static FeatureSet Grouped(bool declare)
    {
        var features = new float[72 * 12];
        for (var i = 0; i < 72; i++)
        {
            features[(i * 12) + (i / 6)] = 1;
        }

        return new FeatureSet(
            "groups", "none", features, 12, [.. Enumerable.Range(0, 72).Select(i => i / 36)], ["a", "b"], [ClassSplit.Novel, ClassSplit.Novel],
            declare ? [.. Enumerable.Range(0, 72).Select(i => i / 6L)] : null);
    }

    private sealed class WatchingLearner(List<(int Count, float Last)> seen) : IEpisodeLearner
    {
        public string Name => "watching";

        public Tensor Judge(EpisodeBatch batch)
        {
            seen.Add((batch.QueryCount, batch.Queries[0][batch.QueryCount - 1].item<float>()));
            return full([1, batch.QueryCount, 2], 0.5);
        }
    }
}
