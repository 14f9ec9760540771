using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet;

/// <summary>The broker's CONNACK. Everything but the code and the session flag is MQTT 5.</summary>
public sealed class MqttClientConnectResult
{
    public MqttClientConnectResultCode ResultCode { get; internal init; }

    /// <summary>True when the broker still had the session of this client id.</summary>
    public bool IsSessionPresent { get; internal init; }

    public string? ReasonString { get; internal init; }

    public string? AssignedClientIdentifier { get; internal init; }

    public uint? MaximumPacketSize { get; internal init; }

    public MqttQualityOfServiceLevel MaximumQoS { get; internal init; } = MqttQualityOfServiceLevel.ExactlyOnce;

    public ushort? ReceiveMaximum { get; internal init; }

    public string? ResponseInformation { get; internal init; }

    public bool RetainAvailable { get; internal init; } = true;

    /// <summary>Seconds; 0 when the broker accepts the client's.</summary>
    public ushort ServerKeepAlive { get; internal init; }

    public string? ServerReference { get; internal init; }

    public uint? SessionExpiryInterval { get; internal init; }

    public bool SharedSubscriptionAvailable { get; internal init; } = true;

    public bool SubscriptionIdentifiersAvailable { get; internal init; } = true;

    public ushort TopicAliasMaximum { get; internal init; }

    public List<MqttUserProperty>? UserProperties { get; internal init; }

    public bool WildcardSubscriptionAvailable { get; internal init; } = true;
}
