using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Generation;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Generation;

public sealed class SyntheticFilterTests
{
    private const int Ways = 3;

    [Fact]
    public void Apply_EpisodesWithShots_AsksOfTheGeneratedFeaturesAloneAndGroupsByWhatIsLeft()
    {
        using var scope = NewDisposeScope();
        // Generated features of episode 0 are right; in episode 1 those of class 2 lie at class 0 from draw 6 on.
        using var batch = Batch(episodes: 2, shots: 2, synthetic: 10, wrong: (episode, draw, label) => episode == 1 && label == 2 && draw >= 6);
        var judge = new NearestShot();

        var groups = new SyntheticFilter(judge).Apply(batch);

        judge.Asked.Single().ShouldSatisfyAllConditions(
            a => a.Episodes.ShouldBe(2), a => a.Shots.ShouldBe(2), a => a.Synthetic.ShouldBe(0), a => a.Totals!.ShouldAllBe(total => total == 10));
        groups.Select(g => (g.Positions.Single(), g.Batch.SyntheticPerClass)).ShouldBe([(0, 10), (1, 6)], ignoreOrder: true);
        foreach (var group in groups)
        {
            var r = group.Positions.Single();
            group.Batch.Support.allclose(batch.Support.narrow(0, r, 1)).ShouldBeTrue();
            group.Batch.Queries.allclose(batch.Queries.narrow(0, r, 1)).ShouldBeTrue();
            group.Batch.KnownTotals.ShouldBeNull();
            group.Batch.Synthetic.allclose(batch.Synthetic.narrow(0, r, 1).narrow(1, 0, group.Batch.SyntheticPerClass * Ways)).ShouldBeTrue();
            group.Dispose();
        }
    }

    [Fact]
    public void Judge_FilteredLearner_AnswersEveryEpisodeInItsPlace()
    {
        using var scope = NewDisposeScope();
        using var batch = Batch(episodes: 4, shots: 1, synthetic: 8, wrong: (episode, draw, label) => draw < episode && label == 0);
        var judge = new NearestShot();
        var before = scope.DisposablesCount;

        using var judged = new FilteredLearner(judge, new SyntheticFilter(judge)).Judge(batch);

        scope.DisposablesCount.ShouldBe(before + 1);
        judged.shape.ShouldBe([4, Ways, Ways]);
        judged.argmax(2).data<long>().ToArray().ShouldBe([0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2]);
        // Filter once, then learner once for each number that is left.
        judge.Asked.Select(a => a.Synthetic).ShouldBe([0, 8, 7, 6, 5], ignoreOrder: true);
    }

    [Fact]
    public void Apply_EpisodeAlone_KeepsWhatItKeepsAmongOthers()
    {
        using var scope = NewDisposeScope();
        using var batch = Batch(episodes: 3, shots: 1, synthetic: 12, wrong: (episode, draw, label) => (draw + label + episode) % 3 == 0);
        var filter = new SyntheticFilter(new NearestShot());
        var together = filter.Apply(batch);

        for (var r = 0; r < 3; r++)
        {
            using var alone = new EpisodeBatch { Support = batch.Support.narrow(0, r, 1), Synthetic = batch.Synthetic.narrow(0, r, 1), Queries = batch.Queries.narrow(0, r, 1), Ways = Ways };
            var group = together.Single(g => g.Positions.Contains(r));
            filter.Apply(alone).Single().Batch.Synthetic.select(0, 0).allclose(group.Batch.Synthetic.select(0, Array.IndexOf(group.Positions, r))).ShouldBeTrue();
        }
    }

    [Fact]
    public void Apply_NoShots_ClassVectorsJudge_AndWithoutThemTheFirstStay()
    {
        using var scope = NewDisposeScope();
        using var plain = Batch(episodes: 1, shots: 0, synthetic: 30, wrong: (_, draw, label) => label == 1 && draw < 20);
        using var described = new EpisodeBatch { Support = plain.Support.alias(), Synthetic = plain.Synthetic.alias(), Queries = plain.Queries.alias(), ClassVectors = eye(8).narrow(0, 0, Ways).unsqueeze(0), Ways = Ways };
        var judge = new NearestShot();

        using var first = new SyntheticFilter(judge).Apply(plain).Single();
        using var byVectors = new SyntheticFilter(judge).Apply(described).Single();

        judge.Asked.ShouldBeEmpty();
        first.Batch.Synthetic.allclose(plain.Synthetic.narrow(1, 0, 20 * Ways)).ShouldBeTrue();
        byVectors.Batch.SyntheticPerClass.ShouldBe(10);
        byVectors.Batch.Synthetic.reshape(10, Ways, 8).select(1, 1).allclose(plain.Synthetic.reshape(30, Ways, 8).select(1, 1).narrow(0, 20, 10)).ShouldBeTrue();
    }

    [Fact]
    public void Constructor_BadNumbers_SaysSo() =>
        Should.Throw<ArgumentException>(() => new SyntheticFilter(new NearestShot(), new SyntheticFilterOptions { Least = 6, Most = 5 })).Message.ShouldStartWith("A class keeps 6 to 5");

    [Fact]
    public void Apply_PoolFilter_TakesShotsFromImagesThatAreQueriesLater_AndB5MixesUpTheClasses()
    {
        using var scope = NewDisposeScope();
        var set = SyntheticFeatures.Make(new SyntheticFeatureOptions { Classes = 8, PerClass = 6, Sigma = 0.2f }).Set;
        // What is called generated here are real features, so that nearly all of them are recognised.
        var pool = tensor(set.Features.ToArray(), [8, 6, 64]);
        var options = new SyntheticFilterOptions { Least = 1 };

        var right = PoolFilter.Apply(set, pool, 2, new NearestShot(), options);
        var mixed = PoolFilter.Apply(set, pool, 2, new NearestShot(), options with { Compat = CompatSwitches.B5 });

        right.shape.ShouldBe([8, 6, 64]);
        right.allclose(pool).ShouldBeTrue();
        mixed.shape.ShouldBe([8, 1, 64]);
        Should.Throw<ArgumentException>(() => PoolFilter.Apply(set, pool, 7, new NearestShot(), options)).Message.ShouldStartWith("Class class-000 has 6 images, and 7 shots are asked for.");
    }

    [Fact]
    public void Judge_EmbeddedLearner_PassesEmbeddedFeaturesOn()
    {
        using var scope = NewDisposeScope();
        var set = SyntheticFeatures.Make(new SyntheticFeatureOptions { Classes = 8, PerClass = 4, Size = 8 }).Set;
        using var result = EGanTraining.Train(set, new EGanOptions { Epochs = 1, EmbeddedSize = 5 }, null, CancellationToken.None);
        using var batch = Batch(episodes: 2, shots: 1, synthetic: 4, wrong: (_, _, _) => false);
        var sizes = new List<int>();

        using var judged = new EmbeddedLearner(new Recording(sizes), result.Generator).Judge(batch);

        sizes.ShouldBe([5, 5, 5]);
        judged.shape.ShouldBe([2, Ways, Ways]);
    }

    /// <summary>Class c lies at 5 times the c-th axis of eight; one query a class, in order.</summary>
    private static EpisodeBatch Batch(int episodes, int shots, int synthetic, Func<int, int, int, bool> wrong)
    {
        var axes = eye(8) * 5;
        return new EpisodeBatch
        {
            Support = At(shots, (_, _, label) => label),
            Synthetic = At(synthetic, (episode, draw, label) => wrong(episode, draw, label) ? (label + 1) % Ways : label) + (rand(episodes, synthetic * Ways, 8, generator: new Generator(1)) * 0.1),
            Queries = At(1, (_, _, label) => label),
            Ways = Ways,
        };

        Tensor At(int perClass, Func<int, int, int, int> axis) => axes.index_select(0, tensor(
            Enumerable.Range(0, episodes * perClass * Ways).Select(i => (long)axis(i / (perClass * Ways), i / Ways % perClass, i % Ways)).ToArray(), dtype: ScalarType.Int64)).reshape(episodes, perClass * Ways, 8);
    }

    private sealed class Recording(List<int> sizes) : IEpisodeLearner
    {
        public string Name => "recording";

        public Tensor Judge(EpisodeBatch batch)
        {
            sizes.AddRange([(int)batch.Support.shape[2], (int)batch.Synthetic.shape[2], batch.Size]);
            return full([batch.Count, batch.QueryCount, batch.Ways], 1f / batch.Ways);
        }
    }
}
