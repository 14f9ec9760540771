namespace AnyShot.Engine.Confidence;

/// <summary>Answers sorted into bins by their confidence, and how far confidence and accuracy lie apart in them.</summary>
public static class ReliabilityBins
{
    /// <summary>Bins of equal width over 0 to 1 (Guo et al. 2017); a bin has its upper end.</summary>
    public static IReadOnlyList<ReliabilityBin> OfEqualWidth(IEnumerable<(float Confidence, bool IsRight)> answers, int bins)
    {
        var sorted = answers.ToLookup(answer => Math.Clamp((int)Math.Ceiling(answer.Confidence * (double)bins) - 1, 0, bins - 1));
        return [.. Enumerable.Range(0, bins).Select(bin => Of(sorted[bin]))];
    }

    /// <summary>One bin of all the answers.</summary>
    public static ReliabilityBin Of(IEnumerable<(float Confidence, bool IsRight)> answers)
    {
        var (count, confidence, right) = (0, 0.0, 0);
        foreach (var answer in answers)
        {
            count++;
            confidence += answer.Confidence;
            right += answer.IsRight ? 1 : 0;
        }

        return count == 0 ? default : new ReliabilityBin(count, confidence / count, (double)right / count);
    }

    /// <summary>Expected calibration error: mean distance between confidence and accuracy, weighted by the answers of the bins; 0 to 1, 0 for no answer.</summary>
    public static double ExpectedError(IReadOnlyCollection<ReliabilityBin> bins)
    {
        var total = bins.Sum(bin => bin.Count);
        return total == 0 ? 0 : bins.Sum(bin => bin.Count * Math.Abs(bin.Confidence - bin.Accuracy)) / total;
    }
}
