namespace AnyShot.Engine.Learners;

/// <summary>Makes a judgement from a support set. Immutable once built; safe to share between threads.</summary>
public interface ILearner
{
    /// <summary>Number of classes.</summary>
    int Classes { get; }

    /// <summary>Judges one embedding.</summary>
    /// <param name="embedding">Unit length, the backbone's size.</param>
    /// <param name="probabilities">Receives one probability a class, summing to 1, in the order of the support set.</param>
    void Judge(ReadOnlySpan<float> embedding, Span<float> probabilities);
}
