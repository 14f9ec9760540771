using MQTTnet.Packets;

namespace MQTTnet.Network;

/// <summary>One SUBACK.</summary>
internal sealed record SubscribeAnswer(ushort PacketId, int[] ReasonCodes, string? ReasonString, List<MqttUserProperty>? UserProperties);
