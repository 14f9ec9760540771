namespace AnyShot.Engine.Learners;

/// <summary>What its neighbours say of an example's label.</summary>
/// <param name="Own">Similarity to the other examples of its class; null where it has none.</param>
/// <param name="Says">The class that it is most similar to.</param>
/// <param name="Best">Similarity to that class.</param>
/// <param name="Nearest">Places of the most similar examples, best first.</param>
public sealed record LabelDoubt(double? Own, int Says, double Best, IReadOnlyList<int> Nearest)
{
    private const int NearestOfClass = 5;
    private const int MostNearest = 4;

    /// <summary>Compares each example with all others. Its similarity to a class is the mean over its five nearest there, so that a class may have several looks.</summary>
    /// <param name="labels">Class of each example, 0 or more.</param>
    /// <param name="similarity">(n, n), row-major; the diagonal is not read.</param>
    /// <exception cref="ArgumentException">The sizes do not fit.</exception>
    public static IReadOnlyList<LabelDoubt> Of(IReadOnlyList<int> labels, IReadOnlyList<float> similarity)
    {
        if (similarity.Count != labels.Count * labels.Count)
        {
            throw new ArgumentException($"{labels.Count} labels need {labels.Count * labels.Count} similarities, not {similarity.Count}.", nameof(similarity));
        }

        return [.. Enumerable.Range(0, labels.Count).Select(i => Of(i, labels, j => similarity[(i * labels.Count) + j]))];
    }

    /// <summary>Compares one example with all others.</summary>
    /// <param name="i">Its place.</param>
    /// <param name="labels">Class of each example, 0 or more.</param>
    /// <param name="similarity">Of the example with the one at a place.</param>
    public static LabelDoubt Of(int i, IReadOnlyList<int> labels, Func<int, float> similarity)
    {
        int[] others = [.. Enumerable.Range(0, labels.Count).Where(j => j != i).OrderByDescending(similarity).ThenBy(j => j)];
        var means = others.GroupBy(j => labels[j]).ToDictionary(ofClass => ofClass.Key, ofClass => ofClass.Take(NearestOfClass).Average(j => (double)similarity(j)));
        double? own = means.TryGetValue(labels[i], out var value) ? value : null;
        // A class whose only example this is has nobody to speak for it; then nothing can be said against it either.
        var best = own is null ? new KeyValuePair<int, double>(labels[i], 0) : means.OrderByDescending(entry => entry.Value).ThenByDescending(entry => entry.Key == labels[i]).First();
        return new LabelDoubt(own, best.Key, best.Value, [.. others.Take(MostNearest)]);
    }
}
