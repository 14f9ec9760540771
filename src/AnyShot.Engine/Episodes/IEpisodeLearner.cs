using static TorchSharp.torch;

namespace AnyShot.Engine.Episodes;

/// <summary>Judges all queries of a batch of episodes. Episodes are independent of each other. Safe to call from several threads.</summary>
public interface IEpisodeLearner
{
    /// <summary>Name as in <c>anyshot evaluate --learner</c>.</summary>
    string Name { get; }

    /// <returns>Probabilities, float32 (R, queries, N); each row sums to 1. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">The learner needs something that the batch lacks (shots, class vectors, known totals); one sentence says what.</exception>
    Tensor Judge(EpisodeBatch batch);
}
