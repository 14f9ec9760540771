namespace AnyShot.Edge.Tests.Sparkplug;

/// <summary>MQTT control packet types that a client sends.</summary>
internal enum MqttPacketType
{
    Connect = 1,
    Publish = 3,
    PubAck = 4,
    Subscribe = 8,
    Unsubscribe = 10,
    PingRequest = 12,
    Disconnect = 14,
}
