using System.Diagnostics;

namespace AnyShot.Bench;

/// <summary>Median time of an action: warmed up first, then repeated.</summary>
internal static class Stopwatching
{
    private const int WarmUp = 5;

    /// <returns>Median in milliseconds. The median, because a neighbour's burst must not move the result.</returns>
    public static double MedianMilliseconds(int repetitions, Action action)
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
        return times[repetitions / 2];
    }
}
