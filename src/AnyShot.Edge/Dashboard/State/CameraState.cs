using AnyShot.Edge.Observability;
using AnyShot.Edge.Triggering;

namespace AnyShot.Edge.Dashboard.State;

/// <summary>One camera.</summary>
/// <param name="Name">As configured.</param>
/// <param name="Status">From the health report <c>camera:NAME</c>.</param>
/// <param name="Sentence">What a technician can act on.</param>
/// <param name="Trigger">When a frame becomes a part.</param>
/// <param name="Sequence">Number of the newest frame; 0 before the first.</param>
/// <param name="LastGood">When the newest frame was read, UTC; null before the first.</param>
/// <param name="Dropped">Triggered frames that the inspection was too slow for.</param>
/// <param name="Counts">Verdicts of this camera since the agent started.</param>
/// <param name="RatePerSecond">Verdicts a second over the last ten seconds.</param>
public sealed record CameraState(
    string Name, HealthStatus Status, string Sentence, TriggerMode Trigger, long Sequence, DateTimeOffset? LastGood, long Dropped, CountsState Counts, double RatePerSecond);
