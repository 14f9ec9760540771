using MQTTnet.Packets;

namespace MQTTnet.Network;

/// <summary>How a connection ended.</summary>
/// <param name="Error">What broke it; null when either side ended it in order.</param>
/// <param name="Reason">The reason as far as one was said.</param>
internal sealed record ConnectionEnd(
    Exception? Error, MqttClientDisconnectReason Reason, string? ReasonString = null, List<MqttUserProperty>? UserProperties = null);
