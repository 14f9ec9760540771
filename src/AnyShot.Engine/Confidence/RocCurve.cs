namespace AnyShot.Engine.Confidence;

/// <summary>Receiver operating characteristic of a score that shall be large for what is to be found.</summary>
public static class RocCurve
{
    /// <summary>Area under the curve: the chance that a random positive scores above a random negative, ties counting half (Mann and Whitney 1947).</summary>
    /// <param name="negatives">At least one score; none is NaN.</param>
    /// <param name="positives">At least one score; none is NaN.</param>
    public static double Area(IReadOnlyCollection<float> negatives, IReadOnlyCollection<float> positives)
    {
        ArgumentOutOfRangeException.ThrowIfZero(negatives.Count);
        ArgumentOutOfRangeException.ThrowIfZero(positives.Count);
        var all = negatives.Select(score => (Score: score, IsPositive: false)).Concat(positives.Select(score => (Score: score, IsPositive: true))).ToArray();
        Array.Sort(all, (a, b) => a.Score.CompareTo(b.Score));
        var ranks = 0.0;
        for (var i = 0; i < all.Length;)
        {
            var end = i;
            while (end < all.Length && all[end].Score == all[i].Score)
            {
                end++;
            }

            // Equal scores share the mean of their ranks.
            ranks += all[i..end].Count(entry => entry.IsPositive) * ((i + 1 + end) / 2.0);
            i = end;
        }

        return (ranks - (positives.Count * (positives.Count + 1.0) / 2)) / ((double)positives.Count * negatives.Count);
    }
}
