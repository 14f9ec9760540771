using AnyShot.Engine.Maps;

namespace AnyShot.Engine.Tests.Maps;

public sealed class TSneTests
{
    private static readonly MapOptions Options = new() { Method = MapMethod.TSne, Perplexity = 15 };

    [Fact]
    public void Make_Heaps_DivergenceFallsAndNeighboursAreKept()
    {
        var points = MapBlobs.Make(5, 40, 6);

        var map = EmbeddingMap.Make(points, Options, null, CancellationToken.None);

        map.Quality!.Value.ShouldBeLessThan(0.6 * TSne.DivergenceAtStart(points, Options));
        Trustworthiness.Measure(points, map, 12).ShouldBeGreaterThan(0.9);
        MapBlobs.Kept(map, 40).ShouldBeGreaterThan(0.97);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Make_Again_SameMap(int dimensions)
    {
        var points = MapBlobs.Make(3, 15, 4);
        var options = Options with { Dimensions = dimensions, Iterations = 120 };

        var map = EmbeddingMap.Make(points, options, null, CancellationToken.None);

        map.Coordinates.Length.ShouldBe(45 * dimensions);
        map.Coordinates.ShouldBe(EmbeddingMap.Make(points, options, null, CancellationToken.None).Coordinates);
    }

    [Fact]
    public void Row_HasTheEntropyOfItsPerplexity()
    {
        double[] squared = [.. Enumerable.Range(0, 50).Select(j => 0.1 * j * j)];

        var p = Affinities.Row(squared, own: 7, Math.Log(8));

        p[7].ShouldBe(0);
        p.Sum().ShouldBe(1, 1e-5);
        Math.Exp(-p.Where(value => value > 0).Sum(value => value * Math.Log(value))).ShouldBe(8, 1e-2);
    }

    [Fact]
    public void Symmetric_SumsToOne()
    {
        var p = Affinities.Symmetric(MapBlobs.Make(2, 20, 3), 5, new ParallelOptions());

        p.Sum(row => row.Sum()).ShouldBe(1, 1e-4f);
        p[3][21].ShouldBe(p[21][3]);
    }

    [Fact]
    public void Make_EqualPoints_IsFinite()
    {
        var map = EmbeddingMap.Make([.. Enumerable.Repeat(new float[] { 1, 2, 3 }, 12)], Options with { Iterations = 300 }, null, CancellationToken.None);

        map.Coordinates.ShouldAllBe(value => float.IsFinite(value));
    }

    [Fact]
    public void Make_TooManyOrTooFew_SaysSo()
    {
        Should.Throw<ArgumentException>(() => EmbeddingMap.Make([.. Enumerable.Repeat(new float[2], MapOptions.MostTSnePoints + 1)], Options, null, CancellationToken.None)).Message.ShouldContain("at most 5000 points");
        Should.Throw<ArgumentException>(() => EmbeddingMap.Make([[1, 2], [3, 4]], Options, null, CancellationToken.None)).Message.ShouldContain("three points");
        Should.Throw<ArgumentException>(() => EmbeddingMap.Make([[1, 2], [3, 4], [5, 6]], Options with { Dimensions = 3 }, null, CancellationToken.None)).Message.ShouldContain("2 number(s)");
    }
}
