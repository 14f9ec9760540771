using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Tests.Maps;

/// <summary>Points whose structure is known: heaps in ten dimensions.</summary>
internal static class MapBlobs
{
    public static float[][] Make(int heaps, int each, float distance, ulong seed = 1)
    {
        var random = new Pcg32(seed, 0);
        var points = new float[heaps * each][];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = new float[10];
            for (var j = 0; j < 10; j++)
            {
                points[i][j] = random.Normal() + (j == i / each ? distance : 0);
            }
        }

        return points;
    }

    /// <summary>Share of points whose nearest point on the map is of the same heap.</summary>
    public static double Kept(AnyShot.Engine.Maps.EmbeddingMap map, int each)
    {
        var n = map.Coordinates.Length / map.Dimensions;
        return Enumerable.Range(0, n).Average(i => Enumerable.Range(0, n).Where(j => j != i).MinBy(j => Squared(map, i, j)) / each == i / each ? 1.0 : 0);
    }

    private static double Squared(AnyShot.Engine.Maps.EmbeddingMap map, int i, int j) =>
        Enumerable.Range(0, map.Dimensions).Sum(axis => Math.Pow(map.Coordinates[(i * map.Dimensions) + axis] - map.Coordinates[(j * map.Dimensions) + axis], 2));
}
