namespace AnyShot.Edge.Observability;

/// <summary>The agent's own figures, one place for the page, /metrics, the demo's summary and MQTT health.</summary>
public sealed class AgentMetrics
{
    public LatencyHistogram Queue { get; } = new("anyshot_stage_queue", "Capture of a frame until the inspection takes it");

    public LatencyHistogram Preprocess { get; } = new("anyshot_stage_preprocess", "Crop, resize and normalise");

    public LatencyHistogram Embed { get; } = new("anyshot_stage_embed", "Backbone, per micro-batch");

    public LatencyHistogram Classify { get; } = new("anyshot_stage_classify", "Learner and decision");

    public LatencyHistogram Store { get; } = new("anyshot_stage_store", "Durable write to the outbox");

    public LatencyHistogram FrameToVerdict { get; } = new("anyshot_frame_to_verdict", "Capture until the verdict is durable");

    public LatencyHistogram FrameToMqttAcknowledged { get; } = new("anyshot_frame_to_mqtt_acknowledged", "Capture until the broker acknowledged the verdict; replays and backlog excluded");

    public LatencyHistogram FrameToOpcUa { get; } = new("anyshot_frame_to_opcua", "Capture until the OPC UA server holds the verdict; backlog excluded");

    public IReadOnlyList<LatencyHistogram> Histograms =>
        [Queue, Preprocess, Embed, Classify, Store, FrameToVerdict, FrameToMqttAcknowledged, FrameToOpcUa];

    /// <summary>Counters by name (Prometheus form, ending in _total) and label.</summary>
    public CounterSet Counters { get; } = new();

    /// <summary>Gauges by name and label.</summary>
    public GaugeSet Gauges { get; } = new();
}
