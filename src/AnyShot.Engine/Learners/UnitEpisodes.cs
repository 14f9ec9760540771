using System.Numerics.Tensors;
using AnyShot.Engine.Episodes;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace AnyShot.Engine.Learners;

/// <summary>A batch of episodes as the agent's learners take it: unit-length rows, one support set an episode.</summary>
internal sealed class UnitEpisodes
{
    private readonly EpisodeBatch _batch;
    private readonly float[] _shots;
    private readonly float[] _synthetic;
    private readonly float[] _queries;
    private readonly float[] _texts;

    /// <param name="batch">The episodes.</param>
    /// <param name="learner">Name for the sentence.</param>
    /// <param name="hasWords">Class vectors are what the classes' words say.</param>
    /// <exception cref="ArgumentException">There are neither shots nor generated features nor words.</exception>
    public UnitEpisodes(EpisodeBatch batch, string learner, bool hasWords = false)
    {
        if (batch.Shots + batch.SyntheticPerClass == 0 && !(hasWords && batch.ClassVectors is not null))
        {
            throw new ArgumentException($"The learner {learner} needs shots or generated features, and the episodes have neither.", nameof(batch));
        }

        using var scope = NewDisposeScope();
        (_batch, _shots, _synthetic, _queries) = (batch, Unit(batch.Support), Unit(batch.Synthetic), Unit(batch.Queries));
        _texts = hasWords && batch.ClassVectors is { } vectors ? Unit(vectors) : [];
    }

    /// <summary>The classes of an episode.</summary>
    public SupportClass[] Support(int episode) =>
        [.. Enumerable.Range(0, _batch.Ways).Select(c => new SupportClass($"{c}", Rows(_shots, _batch.Shots, episode, c)) 
        {
            Synthetic = Rows(_synthetic, _batch.SyntheticPerClass, episode, c),
            Text = _texts.Length > 0 ? _texts.AsSpan(((episode * _batch.Ways) + c) * _batch.Size, _batch.Size).ToArray() : null,
        })];

    public ReadOnlySpan<float> Query(int episode, int query) => _queries.AsSpan(((episode * _batch.QueryCount) + query) * _batch.Size, _batch.Size);

    private float[][] Rows(float[] block, int perClass, int episode, int c) =>
        [.. Enumerable.Range(0, perClass).Select(row => block.AsSpan(((((episode * perClass) + row) * _batch.Ways) + c) * _batch.Size, _batch.Size).ToArray())];

    private static float[] Unit(Tensor rows)
    {
        var values = rows.cpu().contiguous().data<float>().ToArray();
        var size = (int)rows.shape[2];
        for (var at = 0; at < values.Length; at += size)
        {
            var row = values.AsSpan(at, size);
            TensorPrimitives.Divide(row, Math.Max(TensorPrimitives.Norm<float>(row), float.Epsilon), row);
        }

        return values;
    }
}
