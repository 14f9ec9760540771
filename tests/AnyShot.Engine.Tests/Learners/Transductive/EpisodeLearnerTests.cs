using AnyShot.Engine.Episodes;
using AnyShot.Engine.Learners.Transductive;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Learners.Transductive;

/// <summary>What every comparison learner has to keep.</summary>
public sealed class EpisodeLearnerTests
{
    private static readonly IEpisodeLearner[] All =
    [
        new NearestCentroidLearner(), new Cl2nLearner(), new TextLearner(), new BmsLearner(), new PaddleLearner(), new AlphaTimLearner(),
        new EmDirichletLearner(), new EmDirichletLearner(isHard: true),
    ];

    public static TheoryData<string> Names => [.. All.Select(learner => learner.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Judge_AnyEpisodes_RowsSumToOne(string name)
    {
        using var scope = NewDisposeScope();
        using var batch = new Blobs { Synthetic = 1, HasVectors = true }.Make();

        var judged = Named(name).Judge(batch);

        judged.shape.ShouldBe([3, 14, 4]);
        judged.dtype.ShouldBe(ScalarType.Float32);
        judged.amin().item<float>().ShouldBeGreaterThanOrEqualTo(0);
        (judged.sum(-1) - 1).abs().amax().item<float>().ShouldBeLessThan(1e-5f);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Judge_BatchOfEpisodes_AsEachAlone(string name)
    {
        using var scope = NewDisposeScope();
        using var batch = new Blobs { HasVectors = true }.Make();

        var together = Named(name).Judge(batch);

        for (var episode = 0; episode < batch.Count; episode++)
        {
            var alone = Named(name).Judge(With(batch, rows => rows.narrow(0, episode, 1)));
            (alone[0] - together[episode]).abs().amax().item<float>().ShouldBeLessThan(1e-3f);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Judge_QueriesInAnotherOrder_SameAnswers(string name)
    {
        using var scope = NewDisposeScope();
        using var batch = new Blobs { HasVectors = true }.Make();
        var straight = Named(name).Judge(batch);

        var turned = Named(name).Judge(With(batch, rows => rows, queries => queries.flip(1)));

        (turned.flip(1) - straight).abs().amax().item<float>().ShouldBeLessThan(1e-3f);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Judge_EasyEpisodes_NearlyAllRight(string name) =>
        new Blobs { Episodes = 5, Size = 24, Shots = 5, Spread = 0.3f, Totals = [8, 8, 8, 8], HasVectors = true, IsPositive = true }
            .Accuracy(Named(name)).ShouldBeGreaterThan(0.95);

    /// <summary>Without shots the generated features take their place.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Judge_GeneratedFeaturesOnly_NearlyAllRight(string name) =>
        new Blobs { Episodes = 5, Size = 24, Shots = 0, Synthetic = 5, Spread = 0.3f, Totals = [8, 8, 8, 8], HasVectors = true }
            .Accuracy(Named(name)).ShouldBeGreaterThan(0.95);

    [Theory]
    [MemberData(nameof(Names))]
    public void Judge_NothingLabelledAndNoVectors_SentenceNamesTheLearner(string name)
    {
        using var scope = NewDisposeScope();
        using var batch = new Blobs { Shots = 0 }.Make();

        Should.Throw<ArgumentException>(() => Named(name).Judge(batch)).Message.ShouldContain($"The learner {name} needs");
    }

    [Fact]
    public void Judge_Cl2nWithoutBaseClasses_SentenceSaysSo()
    {
        using var scope = NewDisposeScope();
        using var batch = new Blobs().Make();
        var without = new EpisodeBatch { Support = batch.Support, Synthetic = batch.Synthetic, Queries = batch.Queries, Ways = batch.Ways };

        Should.Throw<ArgumentException>(() => new Cl2nLearner().Judge(without)).Message.ShouldContain("no base class");
    }

    [Fact]
    public void Judge_ManyEpisodes_LeavesOneTensor()
    {
        using var scope = NewDisposeScope();
        using var batch = new Blobs { Episodes = 2, HasVectors = true }.Make();
        foreach (var learner in All)
        {
            using var inner = NewDisposeScope();
            learner.Judge(batch);
            inner.DisposablesCount.ShouldBe(1);
        }
    }

    private static IEpisodeLearner Named(string name) => All.Single(learner => learner.Name == name);

    private static EpisodeBatch With(EpisodeBatch batch, Func<Tensor, Tensor> change, Func<Tensor, Tensor>? changeQueries = null) => new()
    {
        Support = change(batch.Support),
        Synthetic = change(batch.Synthetic),
        Queries = (changeQueries ?? change)(batch.Queries),
        ClassVectors = change(batch.ClassVectors!),
        BaseMean = batch.BaseMean,
        Ways = batch.Ways,
    };
}
