using AnyShot.Engine.Episodes;
using static TorchSharp.torch;

namespace AnyShot.Engine.Evaluation;

/// <summary>
/// Shows a learner the queries of a stream block by block: it judges the last ones together, and only the newest block's answers are taken. A learner
/// that knows how to judge streams does it itself.
/// </summary>
public static class StreamJudging
{
    /// <summary>Queries that are judged together at most (B_max), unless more arrive at once.</summary>
    public const int Window = 75;

    /// <param name="batch">Episodes whose queries stand in the order in which they arrive.</param>
    /// <param name="learner">Judges what has arrived.</param>
    /// <param name="block">Queries that arrive together, at least 1.</param>
    /// <param name="cancellationToken">Stops between two blocks.</param>
    /// <returns>The first answers: probabilities, float32 (R, queries, N). The caller disposes it.</returns>
    public static Tensor Judge(EpisodeBatch batch, IEpisodeLearner learner, int block, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(block, 1);
        if (learner is IStreamEpisodeLearner stream)
        {
            return stream.JudgeInOrder(batch, block, cancellationToken);
        }

        using var scope = NewDisposeScope();
        var answers = new List<Tensor>();
        for (var start = 0; start < batch.QueryCount; start += block)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var end = Math.Min(start + block, batch.QueryCount);
            var from = Math.Clamp(end - Window, 0, start);
            using var inner = NewDisposeScope();
            var judged = learner.Judge(Part(batch, from, end));
            answers.Add(judged.narrow(1, start - from, end - start).clone().MoveToOuterDisposeScope());
        }

        return cat(answers, 1).MoveToOuterDisposeScope();
    }

    /// <summary>Views, which belong to the running scope. Whoever knows totals knows those of the whole stream, and so expects the same shares of a part.</summary>
    private static EpisodeBatch Part(EpisodeBatch batch, int from, int end) => new()
    {
        Support = batch.Support,
        Synthetic = batch.Synthetic,
        Queries = batch.Queries.narrow(1, from, end - from).contiguous(),
        BaseMean = batch.BaseMean,
        ClassVectors = batch.ClassVectors,
        KnownTotals = batch.KnownTotals is { } totals ? totals * ((end - from) / (float)batch.QueryCount) : null,
        Ways = batch.Ways,
    };
}
