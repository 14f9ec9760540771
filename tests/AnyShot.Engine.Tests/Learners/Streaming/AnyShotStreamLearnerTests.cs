using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Learners.Streaming;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Learners.Streaming;

[Collection(TorchCollection.Name)]
public sealed class AnyShotStreamLearnerTests
{
    /// <summary>The same parts, one by one through the learner as the agent runs it.</summary>
    [Fact]
    public void JudgeInOrder_Episode_AnswersAsTheAgentWould()
    {
        using var batch = Batch(queries: 100);
        var learner = AnyShotLearner.Build([.. Enumerable.Range(0, 3).Select(c => new SupportClass($"{c}", [.. Enumerable.Range(0, 4).Select(row => Unit(batch.Support, (row * 3) + c))]))]);
        var recent = new RecentEmbeddings(AnyShotOptions.StandardWindow, 8);
        var judge = learner.Follow(recent);
        var expected = new float[3];

        using var judged = new AnyShotStreamLearner().JudgeInOrder(batch, block: 1, CancellationToken.None);

        var answers = judged.data<float>().ToArray();
        for (var q = 0; q < 100; q++)
        {
            recent.TryAdd(Unit(batch.Queries, q)).ShouldBeTrue();
            judge.JudgeNewest(expected);
            answers.AsSpan(q * 3, 3).ToArray().ShouldBe(expected);
        }
    }

    /// <summary>A later query changes no answer that was given.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(15)]
    public void JudgeInOrder_MoreQueriesFollow_FirstAnswersStand(int block)
    {
        using var all = Batch(queries: 60);
        using var first = new EpisodeBatch { Support = all.Support.alias(), Synthetic = all.Synthetic.alias(), Queries = all.Queries.narrow(1, 0, 30).contiguous(), Ways = 3 };

        using var longer = StreamJudging.Judge(all, new AnyShotStreamLearner(), block, CancellationToken.None);
        using var shorter = StreamJudging.Judge(first, new AnyShotStreamLearner(), block, CancellationToken.None);

        longer.shape.ShouldBe([1, 60, 3]);
        longer.narrow(1, 0, 30).contiguous().data<float>().ToArray().ShouldBe(shorter.data<float>().ToArray());
    }

    /// <summary>On the regime itself: never half a point below the nearest class mean, over many episodes.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Run_StreamRegime_NotBelowTheNearestClassMean(int shots)
    {
        var set = SyntheticFeatures.Make(new SyntheticFeatureOptions { Sigma = 2.5f, PerClass = 100 }).Set;
        using var builder = new EpisodeBatchBuilder(set, 5);
        var run = new EpisodeRun(set, new EpisodeOptions { Regime = QueryRegime.Stream, Shots = shots }, 100, builder);

        var stream = EpisodeEvaluation.Run(run, new AnyShotStreamLearner(), null, CancellationToken.None);
        var plain = EpisodeEvaluation.Run(run, new PrototypeEpisodeLearner(), null, CancellationToken.None);

        plain.Accuracy.Mean.ShouldBeInRange(0.3, 0.95);
        stream.Accuracy.Mean.ShouldBeGreaterThan(plain.Accuracy.Mean - 0.005);
        stream.Stream!.Changed.ShouldBeLessThan(0.1);
    }

    [Fact]
    public void Judge_NeitherShotsNorGenerated_SaysSo()
    {
        using var batch = new EpisodeBatch { Support = zeros(1, 0, 2), Synthetic = zeros(1, 0, 2), Queries = zeros(1, 3, 2), Ways = 2 };

        Should.Throw<ArgumentException>(() => new AnyShotStreamLearner().Judge(batch)).Message.ShouldStartWith("The learner any-shot needs shots or generated features");
    }

    /// <summary>One episode of three overlapping classes, four shots each.</summary>
    private static EpisodeBatch Batch(int queries)
    {
        var parts = new PartsOnALine(classes: 3, size: 8, spread: 1.2f, seed: 11);
        Tensor Rows(IEnumerable<float[]> rows) => tensor(rows.SelectMany(row => row).ToArray()).reshape(1, -1, 8);
        return new EpisodeBatch
        {
            Support = Rows(Enumerable.Range(0, 12).Select(i => parts.Next(i % 3))),
            Synthetic = zeros(1, 0, 8),
            Queries = Rows(parts.Labels(queries, 6, 1, 1).Select(parts.Next)),
            Ways = 3,
        };
    }

    private static float[] Unit(Tensor rows, int row)
    {
        var values = rows.data<float>().ToArray()[(row * 8)..((row + 1) * 8)];
        var length = System.Numerics.Tensors.TensorPrimitives.Norm<float>(values);
        return [.. values.Select(value => value / length)];
    }
}
