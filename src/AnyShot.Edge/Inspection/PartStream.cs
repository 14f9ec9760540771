using AnyShot.Engine.Learners;

namespace AnyShot.Edge.Inspection;

/// <summary>The parts of one camera in their order: the window of the last embeddings, which outlives the class sets, and the judge of the set in force. Used by one thread.</summary>
/// <param name="window">Embeddings that are kept.</param>
/// <param name="size">Numbers in an embedding.</param>
internal sealed class PartStream(int window, int size)
{
    private readonly RecentEmbeddings _recent = new(window, size);
    private ILearner? _learner;
    private IStreamJudge? _judge;

    /// <summary>Another stream that begins where this one is: with the same window, for whoever judges the same parts by other classes.</summary>
    public PartStream Fork()
    {
        var fork = new PartStream(_recent.Capacity, _recent.Size);
        for (var number = _recent.Added - _recent.Count; number < _recent.Added; number++)
        {
            fork._recent.TryAdd(_recent[_recent.SlotOf(number)]);
        }

        return fork;
    }

    /// <summary>Judges the next part.</summary>
    /// <param name="classes">The set in force.</param>
    /// <param name="embedding">Of the part.</param>
    /// <param name="probabilities">Room for one probability a class.</param>
    /// <returns>Null when the model gave something that is no number; the part leaves no trace then.</returns>
    public Judgement? Judge(ClassSet classes, ReadOnlySpan<float> embedding, Span<float> probabilities)
    {
        if (!_recent.TryAdd(embedding))
        {
            return null;
        }

        if (_judge is null || !ReferenceEquals(_learner, classes.Learner))
        {
            (_learner, _judge) = (classes.Learner, classes.Learner.Follow(_recent));
        }

        var novelty = _judge.JudgeNewest(probabilities);
        var judgement = Judgement.From(probabilities, novelty);
        return judgement.IsFinite ? judgement : null;
    }
}
