using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Dashboard.State;

/// <summary>Latency of one stage since the agent started, in milliseconds.</summary>
/// <param name="Name">Name of the metric without its prefix, such as <c>stage_embed</c>.</param>
/// <param name="Count">Durations recorded.</param>
/// <param name="P50Ms">Median; exact to 12 %.</param>
/// <param name="P99Ms">99th percentile; exact to 12 %.</param>
public sealed record StageState(string Name, long Count, double P50Ms, double P99Ms)
{
    public static StageState Of(LatencyHistogram histogram) => new(
        histogram.Name.StartsWith("anyshot_", StringComparison.Ordinal) ? histogram.Name["anyshot_".Length..] : histogram.Name,
        histogram.Count,
        Math.Round(histogram.QuantileMs(0.5), 3),
        Math.Round(histogram.QuantileMs(0.99), 3));
}
