namespace AnyShot.Engine.Episodes;

/// <summary>Cuts a run into parts whose tensors fit into memory.</summary>
public static class EpisodeChunks
{
    /// <summary>Bytes of a batch with what a graph learner makes of it, unless told otherwise.</summary>
    public const long UsualBytes = 256L << 20;

    /// <summary>Features and their copies, and the square matrices of a graph over all rows.</summary>
    private const int FeatureCopies = 3;
    private const int GraphCopies = 6;

    /// <param name="sampler">Draws the episodes.</param>
    /// <param name="runs">Episodes in all (R).</param>
    /// <param name="options">As the sampler's.</param>
    /// <param name="size">Numbers in a feature (d).</param>
    /// <param name="synthetic">Generated features a class (s).</param>
    /// <param name="bytes">Memory of a part; it has one episode at least.</param>
    /// <returns>Episodes of one shape with their numbers. Numbers rise within a part; a class that is small in some draws gives parts of other shapes.</returns>
    public static IEnumerable<(int[] Numbers, Episode[] Episodes)> Of(
        EpisodeSampler sampler, int runs, EpisodeOptions options, int size, int synthetic = 0, long bytes = UsualBytes)
    {
        var rows = ((long)options.Ways * (options.Shots + synthetic)) + sampler.MostQueries;
        var most = (int)Math.Clamp(bytes / (sizeof(float) * ((FeatureCopies * rows * size) + (GraphCopies * rows * rows))), 1, runs);
        for (var first = 0; first < runs; first += most)
        {
            var numbered = Enumerable.Range(first, Math.Min(most, runs - first)).Select(number => (Number: number, Episode: sampler.Draw(number)));
            foreach (var shape in numbered.GroupBy(entry => entry.Episode.Queries.Length))
            {
                yield return ([.. shape.Select(entry => entry.Number)], [.. shape.Select(entry => entry.Episode)]);
            }
        }
    }
}
