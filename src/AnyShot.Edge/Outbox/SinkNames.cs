namespace AnyShot.Edge.Outbox;

/// <summary>The names under which sinks keep their place in the outbox.</summary>
public static class SinkNames
{
    public const string Mqtt = "mqtt";
    public const string OpcUa = "opcua";
    public const string Sparkplug = "sparkplug";
}
