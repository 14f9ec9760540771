using AnyShot.Engine.Episodes;
using static TorchSharp.torch;

namespace AnyShot.Engine.Generation;

/// <summary>
/// Keeps the generated features that a transductive classifier, knowing the shots alone, assigns to the class they were made for: the shots are the labelled rows, the
/// generated features are the queries, and their classes' totals are known because they were made so. Queries are not looked at, so nothing leaks. Episodes are
/// independent of each other. Without shots the class vectors judge, or the first features are kept.
/// </summary>
public sealed class SyntheticFilter
{
    private readonly IEpisodeLearner _judge;
    private readonly SyntheticFilterOptions _options;

    /// <param name="judge">The classifier; the published one is the graph and transport learner told the totals.</param>
    /// <param name="options">Settings.</param>
    /// <exception cref="ArgumentException">A setting lies outside its range.</exception>
    public SyntheticFilter(IEpisodeLearner judge, SyntheticFilterOptions? options = null)
    {
        _judge = judge;
        _options = options ?? new SyntheticFilterOptions();
        _options.Require();
    }

    /// <param name="batch">Episodes with generated features, whose number a class may shrink. Stays the caller's.</param>
    /// <returns>
    /// All episodes, grouped by how many generated features a class they kept: s is the least number over an episode's classes, at most
    /// <see cref="SyntheticFilterOptions.Most"/>. The caller disposes them.
    /// </returns>
    public IReadOnlyList<FilteredEpisodes> Apply(EpisodeBatch batch)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var rows = Rows(batch);
        var groups = rows.Select((r, position) => (Rows: r, Position: position)).GroupBy(entry => entry.Rows.Length).ToArray();
        return [.. groups.Select(group => Select(batch, [.. group.Select(entry => entry.Position)], [.. group.Select(entry => entry.Rows)]))];
    }

    /// <summary>Of each episode the rows of its generated features that stay, interleaved by class.</summary>
    private int[][] Rows(EpisodeBatch batch)
    {
        var perClass = batch.SyntheticPerClass;
        if (Judged(batch) is not { } judged)
        {
            return [.. Enumerable.Repeat(Enumerable.Range(0, Math.Min(perClass, _options.Most) * batch.Ways).ToArray(), batch.Count)];
        }

        var probabilities = judged.cpu().contiguous().data<float>().ToArray();
        var each = probabilities.Length / batch.Count;
        return [.. Enumerable.Range(0, batch.Count).Select(r => SyntheticSelection.Rows(probabilities.AsSpan(r * each, each), batch.Ways, batch.Size, _options))];
    }

    /// <returns>(R, s * N, N): how well each generated feature fits each class; null where nothing can judge.</returns>
    private Tensor? Judged(EpisodeBatch batch)
    {
        if (batch.SyntheticPerClass == 0)
        {
            return null;
        }

        if (batch.Shots == 0)
        {
            return _options.ByClassVectors && batch.ClassVectors is { } vectors
                ? nn.functional.normalize(batch.Synthetic, dim: -1).matmul(nn.functional.normalize(vectors, dim: -1).transpose(1, 2))
                : null;
        }

        // Not disposed: its tensors are the batch's, and the scope frees the others.
        return _judge.Judge(new EpisodeBatch
        {
            Support = batch.Support,
            Synthetic = batch.Synthetic.narrow(1, 0, 0),
            Queries = batch.Synthetic,
            BaseMean = batch.BaseMean,
            ClassVectors = batch.ClassVectors,
            KnownTotals = full([batch.Count, batch.Ways], batch.SyntheticPerClass, dtype: ScalarType.Float32, device: batch.Synthetic.device),
            Ways = batch.Ways,
        });
    }

    private static FilteredEpisodes Select(EpisodeBatch batch, int[] positions, int[][] rows)
    {
        var device = batch.Synthetic.device;
        var episodes = tensor(Array.ConvertAll(positions, p => (long)p)).to(device);
        var perEpisode = batch.Synthetic.shape[1];
        var source = tensor(positions.SelectMany((p, i) => rows[i].Select(row => (p * perEpisode) + row)).ToArray()).to(device);
        return new FilteredEpisodes(positions, new EpisodeBatch
        {
            Support = Of(batch.Support),
            Synthetic = batch.Synthetic.reshape(-1, batch.Size).index_select(0, source).reshape(positions.Length, rows[0].Length, batch.Size).DetachFromDisposeScope(),
            Queries = Of(batch.Queries),
            BaseMean = batch.BaseMean?.alias().DetachFromDisposeScope(),
            ClassVectors = batch.ClassVectors is { } vectors ? Of(vectors) : null,
            KnownTotals = batch.KnownTotals is { } totals ? Of(totals) : null,
            Ways = batch.Ways,
        });

        Tensor Of(Tensor all) => all.index_select(0, episodes).DetachFromDisposeScope();
    }
}
