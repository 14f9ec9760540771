namespace AnyShot.Edge.Observability;

/// <summary>
/// Latencies in fixed, exponentially growing buckets (ratio 10^(1/20), so a quantile is exact to 12 %), from 0.01 ms to 100 s. Lock-free; recording allocates nothing.
/// </summary>
public sealed class LatencyHistogram(string name, string help)
{
    private const int BucketsPerDecade = 20;
    private const int Decades = 7;
    private const double SmallestMs = 0.01;
    private readonly long[] _counts = new long[(BucketsPerDecade * Decades) + 1];
    private long _sumMicroseconds;

    /// <summary>Metric name in Prometheus form, without unit.</summary>
    public string Name { get; } = name;

    public string Help { get; } = help;

    public long Count => SumCounts();

    public double SumSeconds => Volatile.Read(ref _sumMicroseconds) / 1e6;

    public void Record(TimeSpan duration) => RecordMs(duration.TotalMilliseconds);

    public void RecordMs(double milliseconds)
    {
        var index = milliseconds <= SmallestMs ? 0 : (int)Math.Ceiling(Math.Log10(milliseconds / SmallestMs) * BucketsPerDecade);
        Interlocked.Increment(ref _counts[Math.Clamp(index, 0, _counts.Length - 1)]);
        Interlocked.Add(ref _sumMicroseconds, (long)(milliseconds * 1000));
    }

    /// <summary>The upper bound, in milliseconds, of the bucket that holds the quantile; 0 when nothing was recorded.</summary>
    public double QuantileMs(double quantile)
    {
        var total = SumCounts();
        if (total == 0)
        {
            return 0;
        }

        var rank = (long)Math.Ceiling(quantile * total);
        long seen = 0;
        for (var i = 0; i < _counts.Length; i++)
        {
            seen += Volatile.Read(ref _counts[i]);
            if (seen >= rank)
            {
                return UpperBoundMs(i);
            }
        }

        return UpperBoundMs(_counts.Length - 1);
    }

    /// <summary>How many durations were at most this long, for cumulative Prometheus buckets.</summary>
    public long CountUpToMs(double milliseconds)
    {
        long seen = 0;
        for (var i = 0; i < _counts.Length && UpperBoundMs(i) <= milliseconds * 1.0000001; i++)
        {
            seen += Volatile.Read(ref _counts[i]);
        }

        return seen;
    }

    private static double UpperBoundMs(int index) => SmallestMs * Math.Pow(10, index / (double)BucketsPerDecade);

    private long SumCounts()
    {
        long sum = 0;
        for (var i = 0; i < _counts.Length; i++)
        {
            sum += Volatile.Read(ref _counts[i]);
        }

        return sum;
    }
}
