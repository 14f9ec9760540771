namespace AnyShot.Engine.Learners;

/// <summary>
/// Judges by a classifier that was trained with the backbone. Examples are not needed; where a class has some, they say how far from it a part may be
/// (<see cref="NoveltyLimit"/>), and change no probability.
/// </summary>
public sealed class TrainedHeadLearner : ILearner
{
    private readonly TrainedHead _head;
    private readonly int[] _places;
    private readonly float[]?[] _prototypes;
    private readonly float[] _limits;

    private TrainedHeadLearner(TrainedHead head, int[] places, float[]?[] prototypes, float[] limits) => (_head, _places, _prototypes, _limits) = (head, places, prototypes, limits);

    /// <inheritdoc />
    public int Classes => _places.Length;

    /// <param name="classifier">The head and its classes.</param>
    /// <param name="support">The classes to judge, in the order of the answers; matched by name, whatever its case.</param>
    /// <exception cref="ArgumentException">They are not the classifier's classes, or an example does not fit; one sentence names the class.</exception>
    public static TrainedHeadLearner Build(TrainedClassifier classifier, IReadOnlyList<SupportClass> support)
    {
        if (classifier.Mistake([.. support.Select(entry => entry.Name)]) is { } mistake)
        {
            throw new ArgumentException(mistake, nameof(support));
        }

        var prototypes = new float[]?[support.Count];
        var limits = Enumerable.Repeat(float.PositiveInfinity, support.Count).ToArray();
        int[] shown = [.. Enumerable.Range(0, support.Count).Where(c => support[c].Shots.Count > 0)];
        if (shown.Length > 0)
        {
            Measure([.. shown.Select(c => support[c])], classifier.Head.Inputs, (i, prototype, limit) => (prototypes[shown[i]], limits[shown[i]]) = (prototype, limit));
        }

        string[] names = [.. classifier.Classes];
        return new TrainedHeadLearner(
            classifier.Head, [.. support.Select(entry => Array.FindIndex(names, name => name.Equals(entry.Name, StringComparison.OrdinalIgnoreCase)))], prototypes, limits);
    }

    /// <inheritdoc />
    public float Judge(ReadOnlySpan<float> embedding, Span<float> probabilities)
    {
        if (probabilities.Length != Classes)
        {
            throw new ArgumentException($"The learner gives {Classes} probabilities; the buffer holds {probabilities.Length}.", nameof(probabilities));
        }

        var ofHead = new float[Classes];
        _head.Judge(embedding, ofHead);
        var best = 0;
        for (var c = 0; c < ofHead.Length; c++)
        {
            probabilities[c] = ofHead[_places[c]];
            best = probabilities[c] > probabilities[best] ? c : best;
        }

        return _prototypes[best] is { } prototype && !float.IsPositiveInfinity(_limits[best]) ? MathF.Sqrt(Prototype.SquaredDistance(embedding, prototype)) / _limits[best] : 0;
    }

    private static void Measure(IReadOnlyList<SupportClass> shown, int size, Action<int, float[], float> take)
    {
        SupportSetRules.Require(shown);
        if (shown[0].Shots[0].Length != size)
        {
            throw new ArgumentException($"The classifier takes {size} numbers, and the examples have {shown[0].Shots[0].Length}.", nameof(shown));
        }

        var prototypes = new float[shown.Count * size];
        for (var c = 0; c < shown.Count; c++)
        {
            if (!Prototype.Mean(shown[c].Shots, leftOut: -1, prototypes.AsSpan(c * size, size)))
            {
                throw new ArgumentException($"The examples of class \"{shown[c].Name}\" point in opposite directions and have no mean.", nameof(shown));
            }
        }

        var limits = NoveltyLimit.Fit(shown.Count, LeaveOneOut.Measure(shown, prototypes));
        for (var c = 0; c < shown.Count; c++)
        {
            take(c, prototypes.AsSpan(c * size, size).ToArray(), limits[c]);
        }
    }
}
