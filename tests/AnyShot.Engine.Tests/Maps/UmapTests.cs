using AnyShot.Engine.Maps;

namespace AnyShot.Engine.Tests.Maps;

public sealed class UmapTests
{
    private static readonly MapOptions Options = new() { Method = MapMethod.Umap };

    /// <summary>The published implementation prints a = 1.577 and b = 0.8951 for a minimum distance of 0.1.</summary>
    [Fact]
    public void Fit_MinimumDistanceOfATenth_PublishedCurve()
    {
        var curve = UmapCurve.Fit(0.1);

        curve.A.ShouldBe(1.577, 1e-3);
        curve.B.ShouldBe(0.8951, 1e-4);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Fit_AnyDistance_FollowsItsTarget(double minimum)
    {
        var curve = UmapCurve.Fit(minimum);

        foreach (var d in new[] { 0.02, minimum + 1, minimum + 1.8 })
        {
            (1 / (1 + (curve.A * Math.Pow(d, 2 * curve.B)))).ShouldBe(d < minimum ? 1 : Math.Exp(-(d - minimum)), 0.12);
        }
    }

    [Fact]
    public void Weights_SumToTheLogarithmOfTheNeighbours()
    {
        var weights = FuzzyGraph.Weights([0.5, 0.9, 1.2, 1.3, 1.9, 2.2, 2.3], mean: 1);

        weights[0].ShouldBe(1);
        weights.Sum().ShouldBe(3, 1e-4);
        weights.ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void Build_JoinsBothDirectionsAsProbabilities()
    {
        var graph = FuzzyGraph.Build(MapBlobs.Make(2, 20, 8), 6, new ParallelOptions());
        var weights = graph.From.Zip(graph.To, graph.Weight).ToDictionary(edge => (edge.First, edge.Second), edge => edge.Third);

        weights.ShouldAllBe(edge => edge.Value > 0 && edge.Value <= 1);
        foreach (var ((from, to), weight) in weights)
        {
            weights[(to, from)].ShouldBe(weight);
        }

        weights.Keys.ShouldAllBe(edge => edge.First / 20 == edge.Second / 20);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Make_Heaps_NeighboursAreKept(int dimensions)
    {
        var points = MapBlobs.Make(5, 40, 6);

        var map = EmbeddingMap.Make(points, Options with { Dimensions = dimensions }, null, CancellationToken.None);

        Trustworthiness.Measure(points, map, 12).ShouldBeGreaterThan(0.85);
        MapBlobs.Kept(map, 40).ShouldBeGreaterThan(0.97);
    }

    [Fact]
    public void Make_SameSeed_SameMap_OtherSeed_Another()
    {
        var points = MapBlobs.Make(3, 15, 4);

        float[] Make(ulong seed) => EmbeddingMap.Make(points, Options with { Seed = seed }, null, CancellationToken.None).Coordinates;

        Make(1).ShouldBe(Make(1));
        Make(1).ShouldNotBe(Make(2));
    }

    [Fact]
    public void Make_EqualPoints_IsFinite() =>
        EmbeddingMap.Make([.. Enumerable.Repeat(new float[] { 1, 2, 3 }, 12)], Options, null, CancellationToken.None).Coordinates.ShouldAllBe(value => float.IsFinite(value));
}
