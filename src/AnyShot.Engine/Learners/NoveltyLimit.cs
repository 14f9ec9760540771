namespace AnyShot.Engine.Learners;

/// <summary>
/// How far from its prototype a part of a class may be: mean plus three deviations of the left-out shots' distances. A class with few shots
/// borrows from the others: their mean and variance count as <see cref="Borrowed"/> shots of its own; those of the prior, where there is one,
/// count as as many shots of theirs.
/// </summary>
internal static class NoveltyLimit
{
    private const double Borrowed = 4;
    private const double Deviations = 3;

    /// <summary>Distances below this are rounding, not spread.</summary>
    private const double Smallest = 0.02;

    /// <returns>One distance a class; infinite where there is no prior and neither the class nor another one has two different shots.</returns>
    public static float[] Fit(int classes, IReadOnlyList<LeftOutShot> shots, NoveltyPrior? prior = null)
    {
        var all = Moments(shots);
        if (prior is { } known)
        {
            all = Mix(all, (1, known.Mean, known.Deviation * known.Deviation));
        }

        var limits = new float[classes];
        for (var c = 0; c < limits.Length; c++)
        {
            var (_, mean, variance) = Mix(Moments(shots.Where(shot => shot.Class == c)), all);
            limits[c] = all.Count == 0 ? float.PositiveInfinity : (float)Math.Max(mean + (Deviations * Math.Sqrt(variance)), Smallest);
        }

        return limits;
    }

    private static (int Count, double Mean, double Variance) Mix((int Count, double Mean, double Variance) own, (int Count, double Mean, double Variance) others)
    {
        var weight = own.Count / (own.Count + Borrowed);
        return (own.Count + others.Count, (weight * own.Mean) + ((1 - weight) * others.Mean), (weight * own.Variance) + ((1 - weight) * others.Variance));
    }

    private static (int Count, double Mean, double Variance) Moments(IEnumerable<LeftOutShot> shots)
    {
        var distances = shots.Where(shot => shot.IsLeftOut).Select(shot => Math.Sqrt(shot.Squared[shot.Class])).ToArray();
        if (distances.Length == 0)
        {
            return default;
        }

        var mean = distances.Average();
        return (distances.Length, mean, distances.Sum(distance => (distance - mean) * (distance - mean)) / Math.Max(1, distances.Length - 1));
    }
}
