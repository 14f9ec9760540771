namespace AnyShot.Engine.Evaluation;

/// <summary>Accuracy over episodes.</summary>
/// <param name="Accuracy">Mean share of right answers, 0 to 1.</param>
/// <param name="HalfWidth">Half the 95 % interval of the mean: 1.96 deviations (unbiased) over the root of the episodes.</param>
/// <param name="Episodes">Number of episodes.</param>
public readonly record struct FewShotResult(double Accuracy, double HalfWidth, int Episodes)
{
    /// <summary>Of the accuracies of at least two episodes.</summary>
    public static FewShotResult Of(IReadOnlyList<double> accuracies)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(accuracies.Count, 2);
        var mean = accuracies.Average();
        var deviation = Math.Sqrt(accuracies.Sum(a => (a - mean) * (a - mean)) / (accuracies.Count - 1));
        return new FewShotResult(mean, 1.96 * deviation / Math.Sqrt(accuracies.Count), accuracies.Count);
    }
}
