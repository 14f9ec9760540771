using AnyShot.Engine.Episodes;
using AnyShot.Engine.Rendering;
using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Training.Adaptation;

/// <summary>
/// Episodes out of a handful of images: shots and queries of a class are different images where it has more than one, and otherwise two variations of the same. The episode of a step is the same
/// whenever it is drawn.
/// </summary>
internal sealed class PseudoEpisodes
{
    /// <summary>Classes of an episode at most.</summary>
    public const int MostWays = 10;

    private const int Queries = 3;
    private const ulong EpisodeStream = 89;

    private readonly int[][] _images;
    private readonly ulong _seed;
    private readonly int _ways;
    private readonly int _shots;

    /// <param name="images">Those that the episodes number.</param>
    /// <param name="seed">Of all draws.</param>
    public PseudoEpisodes(IReadOnlyList<LabelledImage> images, ulong seed)
    {
        _images = [.. Enumerable.Range(0, images.Count).GroupBy(i => images[i].Label).OrderBy(ofClass => ofClass.Key).Select(ofClass => ofClass.ToArray())];
        _seed = Pcg32.Mix(seed);
        _ways = Math.Min(MostWays, _images.Length);
        _shots = Math.Max(1, _images.Min(ofClass => ofClass.Length) / 2);
    }

    /// <summary>Images of an episode.</summary>
    public int BatchSize => _ways * (_shots + Queries);

    /// <param name="step">From 0.</param>
    public Episode Draw(int step)
    {
        var random = new Pcg32(Pcg32.Mix(_seed + (ulong)step), EpisodeStream);
        var classes = random.Permutation(_images.Length)[.._ways];
        var support = new int[_shots * _ways];
        var queries = new int[Queries * _ways];
        for (var c = 0; c < _ways; c++)
        {
            var images = random.Shuffled([.. _images[classes[c]]]);
            for (var shot = 0; shot < _shots; shot++)
            {
                support[(shot * _ways) + c] = images[shot];
            }

            var others = images.Length > _shots ? images[_shots..] : images;
            for (var query = 0; query < Queries; query++)
            {
                queries[(query * _ways) + c] = others[query % others.Length];
            }
        }

        return new Episode(classes, support, queries, [.. Enumerable.Range(0, queries.Length).Select(i => i % _ways)]);
    }
}
