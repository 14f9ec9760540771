using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Drift;

/// <summary>How far windows out of a reference lie from the rest of it.</summary>
internal static class DriftLimit
{
    /// <param name="kernels">Of all pairs of the reference; 0 on the diagonal.</param>
    /// <param name="sums">Of its rows.</param>
    /// <param name="options">Size and number of windows, and the share beyond the limit.</param>
    /// <param name="random">Draws the windows.</param>
    public static double Of(double[][] kernels, double[] sums, DriftOptions options, Pcg32 random)
    {
        var total = sums.Sum();
        int[] order = [.. Enumerable.Range(0, kernels.Length)];
        var drawn = new double[options.Draws];
        for (var draw = 0; draw < drawn.Length; draw++)
        {
            // The first places of a shuffle that is done so far only (Fisher and Yates).
            for (var i = 0; i < options.Window; i++)
            {
                var other = i + random.Below(order.Length - i);
                (order[i], order[other]) = (order[other], order[i]);
            }

            drawn[draw] = Apart(kernels, sums, total, order.AsSpan(0, options.Window));
        }

        Array.Sort(drawn);
        // The (B + 1)(1 - a)-th of B draws: the window itself counts among them, so that the share holds for every number of draws.
        var byChance = drawn[Math.Min(drawn.Length, (int)Math.Ceiling((1 - options.FalseAlarms) * (drawn.Length + 1))) - 1];
        var asTheyCame = double.NegativeInfinity;
        var run = new int[options.Window];
        for (var start = 0; start + run.Length <= kernels.Length; start++)
        {
            for (var i = 0; i < run.Length; i++)
            {
                run[i] = start + i;
            }

            asTheyCame = Math.Max(asTheyCame, Apart(kernels, sums, total, run));
        }

        return Math.Max(byChance, asTheyCame);
    }

    /// <summary>Squared maximum mean discrepancy, unbiased (Gretton et al. 2012, equation 3).</summary>
    /// <param name="first">Sum of the kernels of all ordered pairs within the first set.</param>
    /// <param name="firstCount">Its size.</param>
    /// <param name="second">The same of the second set.</param>
    /// <param name="secondCount">Its size.</param>
    /// <param name="between">Sum of the kernels of all pairs between both.</param>
    public static double Discrepancy(double first, int firstCount, double second, int secondCount, double between) =>
        (first / ((double)firstCount * (firstCount - 1))) + (second / ((double)secondCount * (secondCount - 1))) - (2 * between / ((double)firstCount * secondCount));

    private static double Apart(double[][] kernels, double[] sums, double total, ReadOnlySpan<int> window)
    {
        var (within, rows) = (0.0, 0.0);
        foreach (var i in window)
        {
            rows += sums[i];
            var kernel = kernels[i];
            foreach (var j in window)
            {
                within += kernel[j];
            }
        }

        var between = rows - within;
        return Discrepancy(total - within - (2 * between), kernels.Length - window.Length, within, window.Length, between);
    }
}
