using AnyShot.Engine.Episodes;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace AnyShot.Engine.Learners.Streaming;

/// <summary>The agent's <see cref="AnyShotLearner"/> on episodes whose queries are a stream: the code that runs on a line.</summary>
/// <param name="options">Settings; null for the standard ones.</param>
/// <param name="hasWords">Class vectors are what the classes' words say, and count.</param>
public sealed class AnyShotStreamLearner(AnyShotOptions? options = null, bool hasWords = false) : IStreamEpisodeLearner
{
    public string Name => "any-shot";

    /// <summary>The answers as they would be revised at the end, when all queries have been seen and the window holds all of them.</summary>
    /// <exception cref="ArgumentException">There are neither shots nor generated features, or more queries than a window can hold.</exception>
    public Tensor Judge(EpisodeBatch batch) => Judge(batch, batch.QueryCount, batch.QueryCount, CancellationToken.None);

    /// <inheritdoc />
    public Tensor JudgeInOrder(EpisodeBatch batch, int block, CancellationToken cancellationToken) =>
        Judge(batch, block, Math.Max(AnyShotOptions.StandardWindow, block), cancellationToken);

    private Tensor Judge(EpisodeBatch batch, int block, int window, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(block, 1);
        if (window > RecentEmbeddings.MostCapacity)
        {
            throw new ArgumentException($"A window holds {RecentEmbeddings.MostCapacity} queries at most, not {window}.", nameof(batch));
        }

        var episodes = new UnitEpisodes(batch, Name, hasWords);
        var (ways, queries) = (batch.Ways, batch.QueryCount);
        var answers = new float[batch.Count * queries * ways];
        for (var r = 0; r < batch.Count; r++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var recent = new RecentEmbeddings(window, batch.Size);
            var judge = new AnyShotJudge(AnyShotLearner.Build(episodes.Support(r), options), recent);
            for (var start = 0; start < queries; start += block)
            {
                var end = Math.Min(start + block, queries);
                for (var q = start; q < end; q++)
                {
                    if (!recent.TryAdd(episodes.Query(r, q)))
                    {
                        throw new ArgumentException($"Query {q} of an episode holds what is no number.", nameof(batch));
                    }
                }

                judge.Update();
                for (var q = start; q < end; q++)
                {
                    judge.Read(recent.SlotOf(q), answers.AsSpan(((r * queries) + q) * ways, ways));
                }
            }
        }

        return tensor(answers, [batch.Count, queries, ways]);
    }
}
