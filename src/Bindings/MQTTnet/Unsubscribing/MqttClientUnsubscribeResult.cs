using MQTTnet.Packets;

namespace MQTTnet;

/// <summary>The broker's answers. libmosquitto does not hand on the reason codes of UNSUBACK, so an item says Success when the broker answered at all.</summary>
public sealed class MqttClientUnsubscribeResult(
    ushort packetIdentifier,
    IReadOnlyCollection<MqttClientUnsubscribeResultItem> items,
    string? reasonString,
    IReadOnlyCollection<MqttUserProperty> userProperties)
{
    public IReadOnlyCollection<MqttClientUnsubscribeResultItem> Items { get; } = items ?? throw new ArgumentNullException(nameof(items));

    public ushort PacketIdentifier { get; } = packetIdentifier;

    public string? ReasonString { get; } = reasonString;

    public IReadOnlyCollection<MqttUserProperty> UserProperties { get; set; } = userProperties ?? throw new ArgumentNullException(nameof(userProperties));
}
