using static TorchSharp.torch;

namespace AnyShot.Engine.Episodes;

/// <summary>A learner that judges a stream in its own way, keeping what it knows from query to query, instead of judging each window of it anew.</summary>
public interface IStreamEpisodeLearner : IEpisodeLearner
{
    /// <summary>Judges the queries in the order in which they stand; none is looked at before those of earlier blocks are answered.</summary>
    /// <param name="batch">Episodes.</param>
    /// <param name="block">Queries that arrive together, at least 1.</param>
    /// <param name="cancellationToken">Stops between two episodes.</param>
    /// <returns>The first answers: probabilities, float32 (R, queries, N). The caller disposes it.</returns>
    /// <exception cref="ArgumentException">As for <see cref="IEpisodeLearner.Judge"/>.</exception>
    Tensor JudgeInOrder(EpisodeBatch batch, int block, CancellationToken cancellationToken);
}
