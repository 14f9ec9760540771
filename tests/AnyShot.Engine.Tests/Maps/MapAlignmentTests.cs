using AnyShot.Engine.Maps;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Tests.Maps;

public sealed class MapAlignmentTests
{
    [Theory]
    [InlineData(0.7, false)]
    [InlineData(-2.9, true)]
    public void Align_TurnedMirroredScaledAndMoved_LiesWhereItLay(double angle, bool isMirrored)
    {
        var random = new Pcg32(5, 0);
        (float X, float Y)[] before = [.. Enumerable.Range(0, 30).Select(_ => (3 * random.Normal(), random.Normal()))];
        float[] map = [.. before.SelectMany(point => Turned(point, angle, isMirrored))];

        // Every third point is new; it goes along.
        var aligned = MapAlignment.Align(map, [.. before.Select((point, i) => i % 3 == 0 ? ((float, float)?)null : point)]);

        for (var i = 0; i < before.Length; i++)
        {
            aligned[2 * i].ShouldBe(before[i].X, 1e-4f);
            aligned[(2 * i) + 1].ShouldBe(before[i].Y, 1e-4f);
        }
    }

    [Fact]
    public void Align_NothingKnown_StaysAsItIs() => MapAlignment.Align([1, 2, 3, 4], [null, null]).ShouldBe([1, 2, 3, 4]);

    [Theory]
    [InlineData(MapMethod.TSne)]
    [InlineData(MapMethod.Umap)]
    public void Make_FromTheMapBefore_MovesPointsLessThanFromTheStart(MapMethod method)
    {
        var points = MapBlobs.Make(heaps: 3, each: 25, distance: 8);
        var options = new MapOptions { Method = method, Iterations = 500, Perplexity = 10, LearningRate = 50 };
        var before = EmbeddingMap.Make(points, options, null, CancellationToken.None);
        // Ten parts went and ten came; the rest is the same in another order.
        float[][] after = [.. points.Skip(10), .. MapBlobs.Make(heaps: 3, each: 4, distance: 8, seed: 9).Take(10)];
        (float X, float Y)?[] known = [.. Enumerable.Range(0, after.Length).Select(i => i < 65 ? At(before, i + 10) : ((float, float)?)null)];
        // What is new begins in the middle of its heap.
        float[] start = [.. known.SelectMany((at, i) => at is { } it ? new[] { it.X, it.Y } : Middle(known, i))];

        var anew = Moved(EmbeddingMap.Make(after, options, null, CancellationToken.None), known);
        var followed = Moved(EmbeddingMap.Make(after, options with { Start = start, Iterations = 100 }, null, CancellationToken.None), known);

        followed.ShouldBeLessThan(anew);
    }

    [Fact]
    public void Make_StartOfAnotherSize_IsRefused() =>
        Should.Throw<ArgumentException>(() => EmbeddingMap.Make(MapBlobs.Make(2, 10, 5), new MapOptions { Method = MapMethod.Umap, Start = [1, 2] }, null, CancellationToken.None))
            .Message.ShouldBe("The start must be 20 points of 2 finite numbers.");

    private static (float X, float Y) At(EmbeddingMap map, int i) => (map.Coordinates[2 * i], map.Coordinates[(2 * i) + 1]);

    private static float[] Middle((float X, float Y)?[] known, int place)
    {
        (float X, float Y)[] heap = [.. Enumerable.Range(0, 65).Where(i => (i + 10) / 25 == (place - 65) / 4).Select(i => known[i]!.Value)];
        return [heap.Average(at => at.X), heap.Average(at => at.Y)];
    }

    /// <summary>Mean distance between where points lay and where they lie, after alignment.</summary>
    private static double Moved(EmbeddingMap map, (float X, float Y)?[] known)
    {
        var aligned = MapAlignment.Align(map.Coordinates, known);
        return Enumerable.Range(0, known.Length).Where(i => known[i] is not null).Average(i => double.Hypot(aligned[2 * i] - known[i]!.Value.X, aligned[(2 * i) + 1] - known[i]!.Value.Y));
    }

    private static float[] Turned((float X, float Y) point, double angle, bool isMirrored)
    {
        var (sine, cosine) = Math.SinCos(angle);
        var (x, y) = (point.X, isMirrored ? -point.Y : point.Y);
        return [(float)((2 * ((cosine * x) - (sine * y))) + 4), (float)((2 * ((sine * x) + (cosine * y))) - 1)];
    }
}
