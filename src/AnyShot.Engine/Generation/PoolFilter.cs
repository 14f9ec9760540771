using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Rendering;
using static TorchSharp.torch;

namespace AnyShot.Engine.Generation;

/// <summary>
/// The filter as the reference code uses it (B4): once for all episodes, by one fixed draw of shots from all classes. Those images are queries of later episodes, which
/// therefore know something of their answers. For tracing published numbers only; <see cref="SyntheticFilter"/> is the right one.
/// </summary>
public static class PoolFilter
{
    /// <summary>The reference's draw has one seed.</summary>
    private const ulong FixedSeed = 0;

    /// <param name="set">Images that the shots are drawn from.</param>
    /// <param name="pool">Generated features of every class, float32 (C, n, d).</param>
    /// <param name="shots">Shots a class, at least 1.</param>
    /// <param name="judge">The classifier.</param>
    /// <param name="options">Settings; under B5 the shots' classes stand in another order than those of the generated features.</param>
    /// <returns>The pool that is left, float32 (C, s, d). The caller disposes it.</returns>
    /// <exception cref="ArgumentException">A class has fewer images than shots are asked for.</exception>
    public static Tensor Apply(FeatureSet set, Tensor pool, int shots, IEpisodeLearner judge, SyntheticFilterOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shots, 1);
        using var scope = NewDisposeScope();
        var (ways, perClass) = ((int)pool.shape[0], (int)pool.shape[1]);
        var random = new Pcg32(FixedSeed, stream: 0);
        var order = Enumerable.Range(0, ways).ToArray();
        if (options.Compat.HasFlag(CompatSwitches.B5))
        {
            order = random.Shuffled(order);
        }

        using var batch = new EpisodeBatch
        {
            Support = Shots(set, order, shots, random),
            Synthetic = pool.transpose(0, 1).reshape(1, perClass * ways, set.Size),
            Queries = zeros(1, 0, set.Size),
            Ways = ways,
        };
        using var left = new SyntheticFilter(judge, options).Apply(batch).Single();
        return left.Batch.Synthetic.reshape(-1, ways, set.Size).transpose(0, 1).contiguous().MoveToOuterDisposeScope();
    }

    private static Tensor Shots(FeatureSet set, int[] order, int shots, Pcg32 random)
    {
        var drawn = new int[order.Length][];
        for (var i = 0; i < order.Length; i++)
        {
            var label = order[i];
            var images = Enumerable.Range(0, set.Count).Where(image => set.Labels[image] == label).ToArray();
            drawn[i] = images.Length >= shots
                ? random.Shuffled(images)
                : throw new ArgumentException($"Class {set.ClassNames[label]} has {images.Length} images, and {shots} shots are asked for.", nameof(shots));
        }

        var rows = Enumerable.Range(0, shots * order.Length).SelectMany(i => set.Row(drawn[i % order.Length][i / order.Length]).ToArray()).ToArray();
        return tensor(rows, [1, shots * order.Length, set.Size]);
    }
}
