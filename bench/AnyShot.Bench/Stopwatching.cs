using System.Diagnostics;

namespace AnyShot.Bench;

/// <summary>Times of an action: warmed up first, then repeated.</summary>
internal static class Stopwatching
{
    private const int WarmUp = 5;

    /// <returns>Median in milliseconds. The median, because a neighbour's burst must not move the result.</returns>
    public static double MedianMilliseconds(int repetitions, Action action) => QuantileMilliseconds(0.5, repetitions, action);

    /// <param name="quantile">0 to 1.</param>
    /// <param name="repetitions">At least 1.</param>
    /// <param name="action">What is measured.</param>
    /// <returns>The quantile in milliseconds.</returns>
    public static double QuantileMilliseconds(double quantile, int repetitions, Action action)
    {
        for (var i = 0; i < WarmUp; i++)
        {
            action();
        }

        var times = new double[repetitions];
        for (var i = 0; i < repetitions; i++)
        {
            var started = Stopwatch.GetTimestamp();
            action();
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[Math.Min((int)(quantile * repetitions), repetitions - 1)];
    }
}
