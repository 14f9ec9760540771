using MQTTnet.Packets;

namespace MQTTnet;

/// <summary>The broker's acknowledgement; for QoS 0 that the message was handed to the network.</summary>
public sealed class MqttClientPublishResult(
    ushort? packetIdentifier,
    MqttClientPublishReasonCode reasonCode,
    string? reasonString,
    IReadOnlyCollection<MqttUserProperty> userProperties)
{
    public bool IsSuccess => ReasonCode is MqttClientPublishReasonCode.Success or MqttClientPublishReasonCode.NoMatchingSubscribers;

    /// <summary>Null for QoS 0.</summary>
    public ushort? PacketIdentifier { get; } = packetIdentifier;

    public MqttClientPublishReasonCode ReasonCode { get; } = reasonCode;

    public string? ReasonString { get; } = reasonString;

    public IReadOnlyCollection<MqttUserProperty> UserProperties { get; } = userProperties;
}
