using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Dashboard.State;

/// <summary>Everything that the page shows besides pictures and single verdicts.</summary>
public sealed record StateSnapshot
{
    public required string Station { get; init; }

    public required string Version { get; init; }

    /// <summary>When the agent started, UTC. A page that sees it change knows of the restart.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Model of the newest verdict; empty before the first.</summary>
    public required string ModelRevision { get; init; }

    /// <summary>Class set of the newest verdict; 0 before the first.</summary>
    public required long ClassSetRevision { get; init; }

    public required uint ConfigurationChecksum { get; init; }

    /// <summary>Ever judged at the station.</summary>
    public required CountsState Counts { get; init; }

    /// <summary>Verdicts a second over the last ten seconds.</summary>
    public required double RatePerSecond { get; init; }

    public required int PreviewRate { get; init; }

    public required IReadOnlyList<StageState> Stages { get; init; }

    public required IReadOnlyList<SinkState> Sinks { get; init; }

    public required IReadOnlyList<CameraState> Cameras { get; init; }

    public required IReadOnlyList<Alarm> Alarms { get; init; }

    public required IReadOnlyList<HealthReport> Health { get; init; }

    public required HeartbeatState Heartbeat { get; init; }
}
