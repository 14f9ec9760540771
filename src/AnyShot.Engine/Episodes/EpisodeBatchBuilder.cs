using AnyShot.Engine.Data;
using AnyShot.Engine.Rendering;
using static TorchSharp.torch;

namespace AnyShot.Engine.Episodes;

/// <summary>Gathers the features of episodes into tensors. Holds the set's features once; safe to use from several threads.</summary>
public sealed class EpisodeBatchBuilder : IDisposable
{
    private const ulong Stream = 0x53594E54;

    private readonly Tensor _features;
    private readonly Tensor? _baseMean;
    private readonly Tensor? _classVectors;
    private readonly Tensor? _pool;
    private readonly int _ways;

    /// <param name="set">What the episodes were drawn from.</param>
    /// <param name="ways">Classes an episode (N).</param>
    /// <param name="pool">Generated features of every class, float32 (C, pool, d), from which episodes draw; null where there are none. Stays the caller's.</param>
    /// <param name="hasClassVectors">The semantic vectors lie in the space of the features (those of a dual encoder's text half), and learners may compare with them.</param>
    /// <exception cref="ArgumentException">The pool or the class vectors do not fit the set.</exception>
    public EpisodeBatchBuilder(FeatureSet set, int ways, Tensor? pool = null, bool hasClassVectors = false)
    {
        if (pool is not null && (pool.shape.Length != 3 || pool.shape[0] != set.ClassNames.Count || pool.shape[2] != set.Size))
        {
            throw new ArgumentException($"The generated features have the shape ({string.Join(", ", pool.shape)}); {set.ClassNames.Count} classes of {set.Size} numbers are needed.", nameof(pool));
        }

        if (hasClassVectors && set.SemanticSize != set.Size)
        {
            throw new ArgumentException($"Class vectors of {set.SemanticSize} numbers are not in the space of features of {set.Size}.", nameof(hasClassVectors));
        }

        _ways = ways;
        _features = tensor(set.Features.ToArray(), [set.Count, set.Size]);
        _baseMean = BaseMean(set);
        _classVectors = hasClassVectors ? tensor(set.Semantics!, [set.ClassNames.Count, set.Size]) : null;
        _pool = pool;
    }

    /// <param name="numbers">Number of each episode, which decides its generated features.</param>
    /// <param name="episodes">Episodes of one shape.</param>
    /// <param name="synthetic">Generated features a class (s), 0 to the pool's size.</param>
    /// <param name="seed">Decides which of the pool an episode gets, together with its number.</param>
    /// <param name="knowsTotals">The learner is told how many queries each class has.</param>
    public EpisodeBatch Build(IReadOnlyList<int> numbers, IReadOnlyList<Episode> episodes, int synthetic = 0, ulong seed = 0, bool knowsTotals = false)
    {
        using var gradients = no_grad();
        var totals = new float[episodes.Count * _ways];
        for (var r = 0; knowsTotals && r < episodes.Count; r++)
        {
            foreach (var label in episodes[r].QueryLabels)
            {
                totals[(r * _ways) + label]++;
            }
        }

        return new EpisodeBatch
        {
            Support = Gather(_features, episodes, [.. episodes.SelectMany(e => e.Support.Select(image => (long)image))]),
            Queries = Gather(_features, episodes, [.. episodes.SelectMany(e => e.Queries.Select(image => (long)image))]),
            Synthetic = Synthesize(numbers, episodes, synthetic, seed),
            BaseMean = _baseMean?.alias(),
            ClassVectors = _classVectors is null ? null : Gather(_classVectors, episodes, [.. episodes.SelectMany(e => e.Classes.Select(c => (long)c))]),
            KnownTotals = knowsTotals ? tensor(totals, [episodes.Count, _ways]) : null,
            Ways = _ways,
        };
    }

    public void Dispose()
    {
        _features.Dispose();
        _baseMean?.Dispose();
        _classVectors?.Dispose();
    }

    private Tensor Synthesize(IReadOnlyList<int> numbers, IReadOnlyList<Episode> episodes, int synthetic, ulong seed)
    {
        var size = _features.shape[1];
        if (synthetic == 0)
        {
            return zeros(episodes.Count, 0, size);
        }

        var pool = _pool is { } given && synthetic <= given.shape[1]
            ? given
            : throw new ArgumentException($"{synthetic} generated features a class are asked for, and {_pool?.shape[1] ?? 0} are there.", nameof(synthetic));
        var each = (int)pool.shape[1];
        var rows = new long[episodes.Count * synthetic * _ways];
        var all = Enumerable.Range(0, each).ToArray();
        for (var r = 0; r < episodes.Count; r++)
        {
            var random = new Pcg32(Pcg32.Mix(seed) + (ulong)numbers[r], Stream);
            for (var c = 0; c < _ways; c++)
            {
                var drawn = random.Shuffled(all);
                for (var row = 0; row < synthetic; row++)
                {
                    rows[(((r * synthetic) + row) * _ways) + c] = ((long)episodes[r].Classes[c] * each) + drawn[row];
                }
            }
        }

        using var flat = pool.reshape(-1, size);
        return Gather(flat, episodes, rows);
    }

    private static Tensor Gather(Tensor features, IReadOnlyList<Episode> episodes, long[] rows)
    {
        using var index = tensor(rows);
        using var flat = features.index_select(0, index);
        return flat.reshape(episodes.Count, rows.Length / episodes.Count, features.shape[1]);
    }

    private static Tensor? BaseMean(FeatureSet set)
    {
        var images = set.ImagesOf(ClassSplit.Base);
        if (images.Length == 0)
        {
            return null;
        }

        var mean = new double[set.Size];
        foreach (var image in images)
        {
            var row = set.Row(image);
            for (var i = 0; i < mean.Length; i++)
            {
                mean[i] += row[i];
            }
        }

        return tensor(Array.ConvertAll(mean, sum => (float)(sum / images.Length)));
    }
}
