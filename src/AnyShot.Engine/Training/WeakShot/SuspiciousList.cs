namespace AnyShot.Engine.Training.WeakShot;

/// <summary>The images with doubtful labels, the most doubtful first: those of another class than their neighbours say, then by weight.</summary>
internal static class SuspiciousList
{
    /// <summary>Images of a class that others are compared with, evenly taken.</summary>
    private const int MostReferences = 100;
    private const int Neighbours = 4;

    /// <param name="network">Compares.</param>
    /// <param name="data">The images.</param>
    /// <param name="weights">One a noisy image.</param>
    public static IReadOnlyList<SuspiciousImage> Of(SimNet network, WeakShotData data, IReadOnlyList<float> weights)
    {
        var references = Enumerable.Range(0, data.NoisyClasses.Count)
            .SelectMany(label => Evenly([.. Enumerable.Range(0, data.Noisy.Length).Where(i => data.Labels[data.Noisy[i]] == label)]))
            .ToArray();
        var similarity = network.Between(data.Noisy, [.. references.Select(i => data.Noisy[i])]);
        return [.. Enumerable.Range(0, data.Noisy.Length)
            .Select(i => One(i, similarity.AsSpan(i * references.Length, references.Length), references, data, weights))
            .OrderByDescending(image => image.Says != data.Labels[image.Image])
            .ThenBy(image => image.Weight)
            .ThenBy(image => image.Image)];
    }

    private static SuspiciousImage One(int i, ReadOnlySpan<float> similarity, int[] references, WeakShotData data, IReadOnlyList<float> weights)
    {
        var sums = new double[data.NoisyClasses.Count];
        var counts = new double[sums.Length];
        for (var j = 0; j < references.Length; j++)
        {
            if (references[j] != i)
            {
                var label = data.Labels[data.Noisy[references[j]]];
                sums[label] += weights[references[j]] * similarity[j];
                counts[label] += weights[references[j]];
            }
        }

        double[] means = [.. sums.Select((sum, label) => counts[label] > 0 ? sum / counts[label] : 0)];
        var own = data.Labels[data.Noisy[i]];
        var says = Array.IndexOf(means, means.Max());
        var scores = similarity.ToArray();
        int[] nearest = [.. Enumerable.Range(0, references.Length).Where(j => references[j] != i).OrderByDescending(j => scores[j]).ThenBy(j => j).Take(Neighbours).Select(j => data.Noisy[references[j]])];
        return new SuspiciousImage(data.Noisy[i], weights[i], means[own], means[own] >= means[says] ? own : says, means[says], nearest);
    }

    private static IEnumerable<int> Evenly(int[] members) =>
        members.Length <= MostReferences ? members : Enumerable.Range(0, MostReferences).Select(i => members[(int)((long)i * members.Length / MostReferences)]);
}
