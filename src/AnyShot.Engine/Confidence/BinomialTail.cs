namespace AnyShot.Engine.Confidence;

/// <summary>The binomial distribution's lower tail.</summary>
internal static class BinomialTail
{
    /// <summary>Chance of at most <paramref name="successes"/> successes: the p-value of "the rate is at least <paramref name="rate"/>", as in Clopper and Pearson 1934.</summary>
    /// <param name="trials">0 or more.</param>
    /// <param name="successes">0 to <paramref name="trials"/>.</param>
    /// <param name="rate">Between 0 and 1, both excluded.</param>
    public static double AtMost(int trials, int successes, double rate)
    {
        // Term by term in logarithms, so that ten thousand trials do not underflow.
        var odds = Math.Log(rate) - Math.Log(1 - rate);
        var term = trials * Math.Log(1 - rate);
        var sum = Math.Exp(term);
        for (var k = 1; k <= successes; k++)
        {
            term += Math.Log((trials - k + 1) / (double)k) + odds;
            sum += Math.Exp(term);
        }

        return Math.Min(sum, 1);
    }
}
