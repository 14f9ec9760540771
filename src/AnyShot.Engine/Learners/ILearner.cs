namespace AnyShot.Engine.Learners;

/// <summary>Makes a judgement from a support set. Immutable once built; safe to share between threads.</summary>
public interface ILearner
{
    /// <summary>Number of classes.</summary>
    int Classes { get; }

    /// <summary>Judges one embedding by itself.</summary>
    /// <param name="embedding">Unit length, the backbone's size.</param>
    /// <param name="probabilities">Receives one probability a class, summing to 1, in the order of the support set.</param>
    /// <returns>
    /// Novelty: how far the part is from the most probable class, as a share of what that class's own examples explain. Up to 1 the part is
    /// like the examples; above 1 it resembles none of the classes, however sure the probabilities look. 0 where the support set cannot tell.
    /// </returns>
    float Judge(ReadOnlySpan<float> embedding, Span<float> probabilities);

    /// <summary>
    /// Begins to judge a stream. What the window already holds counts at once, so a learner with other classes can take over between two parts.
    /// A learner that judges every part by itself need not override it.
    /// </summary>
    /// <param name="recent">The stream's window; its embeddings have the size of the examples.</param>
    IStreamJudge Follow(RecentEmbeddings recent) => new LoneJudge(this, recent);
}
