using AnyShot.Engine.Maps;

namespace AnyShot.Engine.Tests.Maps;

public sealed class TrustworthinessTests
{
    [Fact]
    public void Measure_SameNeighbours_IsOne() => Trustworthiness.Measure([[0, 0], [1, 0], [3, 0], [6, 0], [10, 0]], new EmbeddingMap([0, 0, 2, 0, 6, 0, 12, 0, 20, 0], 2, null), 1).ShouldBe(1);

    /// <summary>By hand, on five points.</summary>
    [Fact]
    public void Measure_Changed_ByHand()
    {
        float[][] points = [[0, 0], [1, 0], [3, 0], [6, 0], [10, 0]];
        var map = new EmbeddingMap([0, 0, 100, 0, 3, 0, 101, 0, 1, 0], 2, null);

        // Nearest on the map: 0 -> 4 (true rank 4), 1 -> 3 (3), 2 -> 4 (4), 3 -> 1 (3), 4 -> 0 (4).
        Trustworthiness.Measure(points, map, 1).ShouldBe(1 - (2 * (3 + 2 + 3 + 2 + 3) / (5.0 * 1 * (10 - 3 - 1))), 1e-9);
    }

    [Fact]
    public void Measure_RandomMap_AboutAHalf()
    {
        var points = MapBlobs.Make(1, 200, 0, seed: 1);
        var other = MapBlobs.Make(1, 200, 0, seed: 2);

        Trustworthiness.Measure(points, new EmbeddingMap([.. other.SelectMany(row => row[..2])], 2, null), 10).ShouldBe(0.5, 0.08);
    }
}
