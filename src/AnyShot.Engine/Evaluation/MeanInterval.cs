namespace AnyShot.Engine.Evaluation;

/// <summary>A mean over episodes.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="HalfWidth">Half the 95 % interval of the mean: 1.96 deviations (unbiased) over the root of the episodes.</param>
/// <param name="Count">Number of episodes.</param>
public readonly record struct MeanInterval(double Mean, double HalfWidth, int Count)
{
    /// <summary>Episodes that the reference code divides by, however many there were (B18).</summary>
    public const int ReferenceCount = 10_000;

    /// <summary>Of the values of episodes; a single one has no interval, and its half width is 0.</summary>
    /// <param name="values">One an episode.</param>
    /// <param name="countForWidth">Divides the half width instead of the number of values (B18); 0 for that number.</param>
    public static MeanInterval Of(IReadOnlyList<double> values, int countForWidth = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Count, 1);
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(a => (a - mean) * (a - mean)) / Math.Max(1, values.Count - 1));
        return new MeanInterval(mean, 1.96 * deviation / Math.Sqrt(countForWidth > 0 ? countForWidth : values.Count), values.Count);
    }
}
