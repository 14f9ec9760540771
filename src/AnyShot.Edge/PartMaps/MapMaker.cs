using System.Numerics.Tensors;
using AnyShot.Engine.Data;
using AnyShot.Engine.Maps;

namespace AnyShot.Edge.PartMaps;

/// <summary>
/// Makes a map that stays where it was: what was on the map before starts from its place there, what is new between its nearest neighbours, and the result is turned onto the map before.
/// PCA has no start; it is turned only. The same things and the same map before give the same map.
/// </summary>
internal static class MapMaker
{
    /// <summary>Known neighbours whose mean is the start of something new.</summary>
    private const int Neighbours = 3;

    /// <summary>Of t-SNE: points over four times the exaggeration, as Belkina et al. (2019) found it good; the published 200 throws few points far apart.</summary>
    private const double RateDivisor = 48;

    private const double LeastRate = 50;

    /// <summary>Of t-SNE, where the coarse order is there already.</summary>
    private const int FollowingSteps = 250;

    /// <param name="things">Three at least: each point, with its embedding of unit length.</param>
    /// <param name="method">How.</param>
    /// <param name="before">The map of the same method before; null for none.</param>
    /// <param name="progress">Told while it goes on.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    public static (IReadOnlyList<MappedPoint> Points, double? Quality) Make(
        IReadOnlyList<(MappedPoint Point, float[] Embedding)> things, MapMethod method, MadeMap? before, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        float[][] embeddings = [.. things.Select(thing => thing.Embedding)];
        (float X, float Y)?[] places = [.. things.Select(thing => before?.PlaceOf(thing.Point.Key))];

        // Where most is new, old places would only be in the way.
        var isFollowed = method != MapMethod.Pca && places.Count(place => place is not null) >= Math.Max(Neighbours, things.Count / 2);
        var usual = new MapOptions { Method = method, Threads = 1, LearningRate = Math.Max(LeastRate, things.Count / RateDivisor) };
        var options = isFollowed ? usual with { Start = Start(embeddings, places), Iterations = FollowingSteps } : usual;
        var map = EmbeddingMap.Make(embeddings, options, progress, cancellationToken);
        var coordinates = MapAlignment.Align(map.Coordinates, places);
        return ([.. things.Select((thing, i) => thing.Point with { X = coordinates[2 * i], Y = coordinates[(2 * i) + 1] })], map.Quality);
    }

    private static float[] Start(float[][] embeddings, (float X, float Y)?[] places)
    {
        int[] known = [.. Enumerable.Range(0, places.Length).Where(i => places[i] is not null)];
        return
        [
            .. Enumerable.Range(0, places.Length).SelectMany(i =>
            {
                var near = places[i] is { } place
                    ? [place]
                    : known.OrderByDescending(j => TensorPrimitives.Dot<float>(embeddings[i], embeddings[j])).Take(Neighbours).Select(j => places[j]!.Value).ToArray();
                return new[] { near.Average(one => one.X), near.Average(one => one.Y) };
            }),
        ];
    }
}
