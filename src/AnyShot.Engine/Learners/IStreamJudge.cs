namespace AnyShot.Engine.Learners;

/// <summary>Judges the parts of one stream, in their order. Made by <see cref="ILearner.Follow"/>; belongs to the thread that owns the stream.</summary>
public interface IStreamJudge
{
    /// <summary>Judges the embedding that was added last to the stream's window.</summary>
    /// <param name="probabilities">Receives one probability a class, summing to 1, in the order of the support set.</param>
    /// <returns>Novelty, as <see cref="ILearner.Judge"/> gives it.</returns>
    float JudgeNewest(Span<float> probabilities);
}
