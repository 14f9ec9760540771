namespace AnyShot.Edge.Tests.Sparkplug;

/// <summary>A Sparkplug message of the node, as it was on the wire.</summary>
/// <param name="Packet">The PUBLISH.</param>
/// <param name="Payload">Its payload, read by the foreign decoder.</param>
internal sealed record SparkplugMessage(MqttPacket Packet, SparkplugPayload Payload)
{
    public string[] Levels { get; } = Packet.Topic.Split('/');

    public string Topic => Packet.Topic;

    public string Verb => Levels[2];

    /// <summary>Null for a message of the node itself.</summary>
    public string? Device => Levels.Length > 4 ? Levels[4] : null;

    public bool IsBirth => Verb is "NBIRTH" or "DBIRTH";

    public bool IsData => Verb is "NDATA" or "DDATA";
}
