using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet;

/// <summary>The broker's CONNACK. Everything but the code and the session flag is MQTT 5.</summary>
public sealed class MqttClientConnectResult
{
    public MqttClientConnectResultCode ResultCode { get; init; }

    /// <summary>True when the broker still had the session of this client id.</summary>
    public bool IsSessionPresent { get; init; }

    public string? ReasonString { get; init; }

    public string? AssignedClientIdentifier { get; init; }

    public uint? MaximumPacketSize { get; init; }

    public MqttQualityOfServiceLevel MaximumQoS { get; init; } = MqttQualityOfServiceLevel.ExactlyOnce;

    public ushort? ReceiveMaximum { get; init; }

    public string? ResponseInformation { get; init; }

    public bool RetainAvailable { get; init; } = true;

    /// <summary>Seconds; 0 when the broker accepts the client's.</summary>
    public ushort ServerKeepAlive { get; init; }

    public string? ServerReference { get; init; }

    public uint? SessionExpiryInterval { get; init; }

    public bool SharedSubscriptionAvailable { get; init; } = true;

    public bool SubscriptionIdentifiersAvailable { get; init; } = true;

    public ushort TopicAliasMaximum { get; init; }

    public List<MqttUserProperty>? UserProperties { get; init; }

    public bool WildcardSubscriptionAvailable { get; init; } = true;
}
