namespace MQTTnet;

/// <summary>
/// A message has arrived. libmosquitto acknowledges it to the broker when it takes it from the network, so a handler cannot defer or refuse
/// the acknowledgement; those members of the official class are left out.
/// </summary>
public sealed class MqttApplicationMessageReceivedEventArgs : EventArgs
{
    internal MqttApplicationMessageReceivedEventArgs(string clientId, MqttApplicationMessage applicationMessage, ushort packetIdentifier)
    {
        ClientId = clientId;
        ApplicationMessage = applicationMessage;
        PacketIdentifier = packetIdentifier;
    }

    public MqttApplicationMessage ApplicationMessage { get; }

    public string ClientId { get; }

    /// <summary>0 for QoS 0.</summary>
    public ushort PacketIdentifier { get; }
}
