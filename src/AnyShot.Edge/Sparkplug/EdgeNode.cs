using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;

namespace AnyShot.Edge.Sparkplug;

/// <summary>What the sessions of an edge node share: who it is, where its values come from, what it remembers.</summary>
internal sealed class EdgeNode
{
    public required SparkplugTopics Topics { get; init; }

    /// <summary>The devices: cameras of the configuration.</summary>
    public required IReadOnlyList<string> Cameras { get; init; }

    public required bool IsVersion5 { get; init; }

    /// <summary>Version of the agent.</summary>
    public required string Version { get; init; }

    public required PrimaryHost Host { get; init; }

    public required NodeCommands Commands { get; init; }

    public required SessionMemory Memory { get; init; }

    public required NodeValues Values { get; init; }

    public required CurrentVerdicts Current { get; init; }

    public required IOutbox Outbox { get; init; }

    /// <summary>Reports of all parts of the agent, as they are now.</summary>
    public required Func<IEnumerable<HealthReport>> Health { get; init; }

    public required SparkplugStatus Status { get; init; }

    public required AgentMetrics Metrics { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILogger<EdgeNodeSession> SessionLog { get; init; }
}
