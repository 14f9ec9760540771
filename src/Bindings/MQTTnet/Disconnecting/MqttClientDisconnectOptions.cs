using MQTTnet.Packets;

namespace MQTTnet;

/// <summary>How to end a connection. All but the normal reason needs MQTT 5.</summary>
public sealed class MqttClientDisconnectOptions
{
    public MqttClientDisconnectOptionsReason Reason { get; set; } = MqttClientDisconnectOptionsReason.NormalDisconnection;

    public string? ReasonString { get; set; }

    /// <summary>Seconds that the broker keeps the session from now on; 0 leaves what was agreed at connecting.</summary>
    public uint SessionExpiryInterval { get; set; }

    public List<MqttUserProperty>? UserProperties { get; set; }
}
