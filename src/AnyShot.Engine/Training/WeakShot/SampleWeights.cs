namespace AnyShot.Engine.Training.WeakShot;

/// <summary>What an image with a doubtful label shall count: how similar it is to the images that carry the same label (SimTrans: Chen et al. 2021). Pairs of an image with itself are left out.</summary>
internal static class SampleWeights
{
    /// <param name="similarity">(n, n), row-major, of the images of one class: how similar image i finds image j. Need not be symmetric; the diagonal is not read.</param>
    /// <param name="count">n, at least 1.</param>
    /// <param name="share">The mean is over the most similar share of the others, above 0 to 1; 1 takes all.</param>
    /// <param name="normalisation">What they are measured by.</param>
    /// <param name="mu">Bends weights that were divided by their maximum; not used otherwise.</param>
    /// <returns>One weight an image, 0 or more. A class of one image, or one that nothing is similar in, weighs 1 throughout.</returns>
    public static float[] Of(ReadOnlySpan<float> similarity, int count, double share = 1, WeightNormalisation normalisation = WeightNormalisation.Mean, double mu = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(similarity.Length, count * count, nameof(similarity));
        if (!(share is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "It must be above 0 and at most 1.");
        }

        var weights = new double[count];
        var most = Math.Max(1, (int)Math.Round(share * (count - 1)));
        var row = new float[Math.Max(0, count - 1)];
        var column = new float[row.Length];
        for (var i = 0; i < count && count > 1; i++)
        {
            for (var (j, to) = (0, 0); j < count; j++)
            {
                if (j != i)
                {
                    (row[to], column[to]) = (similarity[(i * count) + j], similarity[(j * count) + i]);
                    to++;
                }
            }

            weights[i] = (Top(row, most) + Top(column, most)) / (2.0 * most);
        }

        var measure = normalisation == WeightNormalisation.Mean ? weights.Average() : weights.Max();
        return measure <= 0
            ? [.. Enumerable.Repeat(1f, count)]
            : [.. weights.Select(weight => (float)(normalisation == WeightNormalisation.Mean ? weight / measure : Relaxation.Apply(weight / measure, mu)))];
    }

    private static double Top(float[] values, int most)
    {
        if (most < values.Length)
        {
            Array.Sort(values, (a, b) => b.CompareTo(a));
        }

        var sum = 0.0;
        foreach (var value in values.AsSpan(0, most))
        {
            sum += value;
        }

        return sum;
    }
}
