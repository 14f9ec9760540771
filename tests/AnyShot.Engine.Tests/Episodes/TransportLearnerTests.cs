using AnyShot.Engine.Episodes;
using AnyShot.Engine.Graphs;
using AnyShot.Engine.Learners.Transductive;
using AnyShot.Engine.Tests.Graphs;
using AnyShot.Engine.Transport;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Episodes;

[Collection(TorchCollection.Name)]
public sealed class TransportLearnerTests
{
    public static TheoryData<ColumnMarginal> Marginals() => [.. Enum.GetValues<ColumnMarginal>()];

    [Theory]
    [MemberData(nameof(Marginals))]
    public void Judge_EveryMarginal_IsTheKernels(ColumnMarginal marginal)
    {
        var episode = new TestEpisode(11, perClass: 4, queries: 50);
        var transport = new TransportOptions { Marginal = marginal };
        using var batch = episode.Batch();
        var expected = episode.Judge(AnyShotEpisodeLearner.DefaultGraph(marginal, batch.Shots), transport, marginal == ColumnMarginal.Known);
        Judged(new AnyShotEpisodeLearner(transport: transport, meanWeight: 0), batch).ShouldBe([.. expected.SelectMany(row => row)], 1e-5);
    }

    [Fact]
    public void Judge_MeanWeight_MultipliesThePlanByTheNearnessOfTheClassMeans()
    {
        var transport = new TransportOptions { Marginal = ColumnMarginal.EmUnbalanced };
        using var batch = new TestEpisode(12, perClass: 4, queries: 30).Batch();
        var plan = Judged(new AnyShotEpisodeLearner(transport: transport, meanWeight: 0), batch);
        var judged = Judged(new AnyShotEpisodeLearner(transport: transport, meanWeight: 3), batch);

        using var scope = NewDisposeScope();
        var labelled = cat([batch.Synthetic, batch.Support], 1)[0];
        var (rows, queries) = (Unit(labelled), Unit(batch.Queries[0]));
        for (var q = 0; q < queries.Length; q++)
        {
            var weights = Enumerable.Range(0, 5).Select(c =>
            {
                var own = rows.Where((_, i) => i % 5 == c).ToArray();
                return plan[(q * 5) + c] * Math.Exp(-3 * Enumerable.Range(0, own[0].Length).Sum(j => Math.Pow(queries[q][j] - own.Average(row => row[j]), 2)));
            }).ToArray();
            for (var c = 0; c < 5; c++)
            {
                ((double)judged[(q * 5) + c]).ShouldBe(weights[c] / weights.Sum(), 1e-4);
            }
        }

        static double[][] Unit(Tensor x) =>
            [.. Enumerable.Range(0, (int)x.shape[0]).Select(i => x[i].to_type(ScalarType.Float64).data<double>().ToArray()).Select(row => row.Select(v => v / Math.Sqrt(row.Sum(u => u * u))).ToArray())];
    }

    [Fact]
    public void Judge_ManyEpisodes_AreIndependent()
    {
        var episodes = Enumerable.Range(0, 30).Select(seed => new TestEpisode(seed)).ToArray();
        var learner = new AnyShotEpisodeLearner();
        using var scope = NewDisposeScope();
        var batches = episodes.Select(episode => episode.Batch()).ToArray();
        var together = Judged(learner, new EpisodeBatch
        {
            Synthetic = cat(batches.Select(batch => batch.Synthetic).ToArray(), 0),
            Support = cat(batches.Select(batch => batch.Support).ToArray(), 0),
            Queries = cat(batches.Select(batch => batch.Queries).ToArray(), 0),
            Ways = 5,
        });
        var alone = batches.SelectMany(batch => Judged(learner, batch)).ToArray();
        together.ShouldBe(alone);
    }

    [Fact]
    public void Judge_QueriesInAnotherOrder_GetTheSameLabels()
    {
        using var scope = NewDisposeScope();
        using var batch = new TestEpisode(21, queries: 60).Batch();
        var order = Enumerable.Range(0, 60).OrderBy(i => (i * 37) % 61).Select(i => (long)i).ToArray();
        using var shuffled = new EpisodeBatch { Synthetic = batch.Synthetic, Support = batch.Support, Queries = batch.Queries.index_select(1, tensor(order)), Ways = 5 };
        var learner = new AnyShotEpisodeLearner(transport: new TransportOptions { Marginal = ColumnMarginal.EmUnbalanced });
        var (plain, other) = (Labels(learner, batch), Labels(learner, shuffled));
        other.ShouldBe(order.Select(i => plain[i]));
    }

    [Fact]
    public void Judge_OneQueryMoreOfAnotherClass_LeavesUnrelatedLabelsWhereNothingIsToldOfTheMix()
    {
        var episode = new TestEpisode(31, queries: 41, spread: 0.8);
        using var all = episode.Batch();
        using var fewer = new EpisodeBatch { Synthetic = all.Synthetic.clone(), Support = all.Support.clone(), Queries = all.Queries.narrow(1, 0, 40).contiguous(), Ways = 5 };
        var learner = new AnyShotEpisodeLearner(transport: new TransportOptions { Marginal = ColumnMarginal.Unbalanced, Exponent = 0 });
        Labels(learner, all)[..40].ShouldBe(Labels(learner, fewer));
    }

    [Fact]
    public void Judge_NoRoundAndNoTotals_IsTheNearestCentroid()
    {
        using var batch = new TestEpisode(41).Batch();
        var learner = new PtMapLearner(new TransportOptions { Rounds = 0, Marginal = ColumnMarginal.None });
        using var scope = NewDisposeScope();
        var rows = Centred(cat([batch.Support], 1));
        var queries = Centred(batch.Queries);
        var means = rows.reshape(1, -1, 5, rows.shape[2]).mean([1]);
        var expected = cdist(queries, means).argmin(-1).data<long>().ToArray();
        Labels(learner, batch).ShouldBe(expected.Select(label => (int)label));

        static Tensor Centred(Tensor x)
        {
            var unit = nn.functional.normalize(x, dim: -1);
            return nn.functional.normalize(unit - unit.mean([1], keepdim: true), dim: -1);
        }
    }

    [Theory]
    [InlineData("any-shot")]
    [InlineData("pt-map")]
    [InlineData("gtnet")]
    public void Judge_HostileShapes_GivesProbabilities(string name)
    {
        foreach (var marginal in Enum.GetValues<ColumnMarginal>())
        {
            var transport = new TransportOptions { Marginal = marginal };
            TransportLearner learner = name switch { "any-shot" => new AnyShotEpisodeLearner(transport: transport), "pt-map" => new PtMapLearner(transport), _ => new GtnetLearner(transport) };
            RequireProbabilities(learner, zeros(2, 4, 3), zeros(2, 4, 3), zeros(2, 1, 3), 2);
            RequireProbabilities(learner, ones(1, 0, 8), ones(1, 1, 8), ones(1, 5, 8), 1);
            RequireProbabilities(learner, randn(1, 30, 1), zeros(1, 0, 1), randn(1, 2, 1), 30);
            RequireProbabilities(learner, zeros(1, 0, 4), randn(1, 2, 4), full([1, 20, 4], 1e18, ScalarType.Float32), 2);
        }
    }

    [Fact]
    public void Judge_NeitherShotsNorGeneratedFeatures_SaysSo()
    {
        using var batch = new EpisodeBatch { Synthetic = zeros(1, 0, 4), Support = zeros(1, 0, 4), Queries = zeros(1, 3, 4), Ways = 2 };
        Should.Throw<ArgumentException>(() => new AnyShotEpisodeLearner().Judge(batch)).Message.ShouldContain("needs shots or generated features");
    }

    [Fact]
    public void Judge_KnownMarginalWithoutTotals_SaysSo()
    {
        using var batch = new EpisodeBatch { Synthetic = zeros(1, 0, 4), Support = zeros(1, 2, 4), Queries = zeros(1, 3, 4), Ways = 2 };
        var learner = new AnyShotEpisodeLearner(transport: new TransportOptions { Marginal = ColumnMarginal.Known });
        Should.Throw<ArgumentException>(() => learner.Judge(batch)).Message.ShouldContain("needs the queries' totals");
    }

    [Fact]
    public void Options_OutOfRange_NameTheSetting()
    {
        Should.Throw<ArgumentException>(() => new AnyShotEpisodeLearner(new GraphOptions { Neighbours = 0 })).Message.ShouldContain("Neighbours is 0");
        Should.Throw<ArgumentException>(() => new AnyShotEpisodeLearner(new GraphOptions { Alpha = double.NaN })).Message.ShouldContain("Alpha is NaN");
        Should.Throw<ArgumentException>(() => new AnyShotEpisodeLearner(new GraphOptions { Alpha = 9, Kappa = 64 })).Message.ShouldContain("kappa 64");
        Should.Throw<ArgumentException>(() => new PtMapLearner(new TransportOptions { Lambda = -1 })).Message.ShouldContain("Lambda is -1");
        Should.Throw<ArgumentException>(() => new GtnetLearner(new TransportOptions { Exponent = 1.5 })).Message.ShouldContain("Exponent is 1.5");
    }

    private static void RequireProbabilities(TransportLearner learner, Tensor synthetic, Tensor support, Tensor queries, int ways)
    {
        using var batch = new EpisodeBatch
        {
            Synthetic = synthetic,
            Support = support,
            Queries = queries,
            Ways = ways,
            KnownTotals = full([queries.shape[0], ways], queries.shape[1] / (float)ways, ScalarType.Float32),
        };
        foreach (var row in Judged(learner, batch).Chunk(ways))
        {
            row.ShouldAllBe(value => value >= 0);
            row.Sum().ShouldBe(1f, 1e-4f, $"{learner.Name}, {learner.Transport.Marginal}, {ways} ways");
        }
    }

    private static float[] Judged(TransportLearner learner, EpisodeBatch batch)
    {
        using var judged = learner.Judge(batch);
        return judged.data<float>().ToArray();
    }

    private static int[] Labels(TransportLearner learner, EpisodeBatch batch) => [.. Judged(learner, batch).Chunk(batch.Ways).Select(row => Array.IndexOf(row, row.Max()))];
}
