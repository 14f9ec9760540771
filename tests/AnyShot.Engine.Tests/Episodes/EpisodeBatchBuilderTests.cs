using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Episodes;

[Collection(TorchCollection.Name)]
public sealed class EpisodeBatchBuilderTests
{
    private static readonly FeatureSet Set = SyntheticFeatures.Make(new SyntheticFeatureOptions { CodeSize = 64 }).Set;
    private static readonly EpisodeOptions Options = new() { Ways = 3, Shots = 2, Queries = 4 };

    [Fact]
    public void Build_Rows_AreThoseOfTheImages()
    {
        var sampler = new EpisodeSampler(Set, Options);
        Episode[] episodes = [sampler.Draw(0), sampler.Draw(1)];
        using var builder = new EpisodeBatchBuilder(Set, 3, hasClassVectors: true);

        using var batch = builder.Build([0, 1], episodes, knowsTotals: true);

        (batch.Count, batch.Ways, batch.Shots, batch.QueryCount, batch.SyntheticPerClass, batch.Size).ShouldBe((2, 3, 2, 12, 0, 64));
        for (var r = 0; r < 2; r++)
        {
            Row(batch.Support, r, 4).ShouldBe(Set.Row(episodes[r].Support[4]).ToArray());
            Row(batch.Queries, r, 11).ShouldBe(Set.Row(episodes[r].Queries[11]).ToArray());
            Row(batch.ClassVectors!, r, 2).ShouldBe(Set.SemanticOf(episodes[r].Classes[2]).ToArray());
            Row(batch.KnownTotals!.reshape(2, 1, 3), r, 0).ShouldBe([4f, 4f, 4f]);
        }

        var mean = Set.ImagesOf(ClassSplit.Base).Average(i => Set.Row(i)[7]);
        batch.BaseMean![7].item<float>().ShouldBe(mean, 1e-5);
    }

    [Fact]
    public void Build_Synthetic_OfTheRightClassesWithoutRepetition_AndTheSameForANumberInAnyBatch()
    {
        // The pool says which class and which draw a row is.
        using var pool = arange(Set.ClassNames.Count * 10).reshape(Set.ClassNames.Count, 10, 1).expand(-1, -1, 64).to_type(ScalarType.Float32);
        var sampler = new EpisodeSampler(Set, Options);
        Episode[] episodes = [sampler.Draw(0), sampler.Draw(1)];
        using var builder = new EpisodeBatchBuilder(Set, 3, pool);

        using var batch = builder.Build([0, 1], episodes, synthetic: 6, seed: 3);
        using var alone = builder.Build([1], [episodes[1]], synthetic: 6, seed: 3);

        batch.SyntheticPerClass.ShouldBe(6);
        for (var c = 0; c < 3; c++)
        {
            var drawn = Enumerable.Range(0, 6).Select(row => (int)Row(batch.Synthetic, 1, (row * 3) + c)[0]).ToArray();
            drawn.ShouldAllBe(value => value / 10 == episodes[1].Classes[c]);
            drawn.Distinct().Count().ShouldBe(6);
        }

        alone.Synthetic.data<float>().ToArray().ShouldBe(batch.Synthetic[1].contiguous().data<float>().ToArray());
        Should.Throw<ArgumentException>(() => builder.Build([0], [episodes[0]], synthetic: 11)).Message.ShouldStartWith("11 generated features a class are asked for, and 10 are there.");
    }

    [Fact]
    public void Of_SmallMemory_EveryEpisodeOnce()
    {
        var sampler = new EpisodeSampler(Set, Options);

        var chunks = EpisodeChunks.Of(sampler, 25, Options, Set.Size, bytes: 100_000).ToArray();

        chunks.Length.ShouldBeGreaterThan(3);
        chunks.SelectMany(chunk => chunk.Numbers).Order().ShouldBe(Enumerable.Range(0, 25));
        chunks.ShouldAllBe(chunk => chunk.Numbers.Zip(chunk.Episodes).All(pair => pair.Second.Queries.SequenceEqual(sampler.Draw(pair.First).Queries)));
    }

    private static float[] Row(Tensor tensor, long episode, long row) => tensor[episode][row].contiguous().data<float>().ToArray();
}
