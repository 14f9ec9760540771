using AnyShot.Edge.Dashboard.State;
using AnyShot.Edge.Support;

namespace AnyShot.Edge.Commissioning;

/// <summary>The station as it was found when somebody had it checked. Immutable.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="LatencyLimitMs">Longest time from frame to verdict that the line allows, milliseconds.</param>
/// <param name="Checks">What was looked at.</param>
/// <param name="Latencies">Since the agent started.</param>
/// <param name="Versions">What runs.</param>
/// <param name="Certificates">Of this station, and those that it trusts.</param>
public sealed record CheckReport(
    DateTimeOffset At, double LatencyLimitMs, IReadOnlyList<CommissioningCheck> Checks, IReadOnlyList<StageState> Latencies, IReadOnlyList<SupportVersion> Versions, IReadOnlyList<CertificateState> Certificates);
