using MQTTnet.Packets;

namespace MQTTnet;

/// <summary>The broker's answers, one for each filter in the order of the request.</summary>
public sealed class MqttClientSubscribeResult(
    ushort packetIdentifier,
    IReadOnlyCollection<MqttClientSubscribeResultItem> items,
    string? reasonString,
    IReadOnlyCollection<MqttUserProperty> userProperties)
{
    public IReadOnlyCollection<MqttClientSubscribeResultItem> Items { get; } = items ?? throw new ArgumentNullException(nameof(items));

    public ushort PacketIdentifier { get; } = packetIdentifier;

    public string? ReasonString { get; } = reasonString;

    public IReadOnlyCollection<MqttUserProperty> UserProperties { get; } = userProperties ?? throw new ArgumentNullException(nameof(userProperties));
}
