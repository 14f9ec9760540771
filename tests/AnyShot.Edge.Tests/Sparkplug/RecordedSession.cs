namespace AnyShot.Edge.Tests.Sparkplug;

/// <summary>What a node sent, connection by connection.</summary>
/// <param name="Packets">All packets in their order.</param>
/// <param name="Messages">The PUBLISH packets among them, decoded.</param>
/// <param name="Wills">The payload of the will of each CONNECT, decoded.</param>
/// <param name="MostConnections">The most connections that were open at a time.</param>
internal sealed record RecordedSession(
    IReadOnlyList<MqttPacket> Packets, IReadOnlyList<SparkplugMessage> Messages, IReadOnlyList<SparkplugPayload> Wills, int MostConnections)
{
    public IReadOnlyList<MqttConnectPacket> Connects => [.. Packets.Where(p => p.Type == MqttPacketType.Connect).Select(p => p.Connect())];

    public static async Task<RecordedSession> OfAsync(MqttTap tap, SparkplugDecoder decoder)
    {
        var packets = tap.Packets;
        var messages = new List<SparkplugMessage>();
        foreach (var packet in packets.Where(p => p.Type == MqttPacketType.Publish))
        {
            messages.Add(new SparkplugMessage(packet, await decoder.DecodeAsync(packet.Payload)));
        }

        var wills = new List<SparkplugPayload>();
        foreach (var packet in packets.Where(p => p.Type == MqttPacketType.Connect))
        {
            wills.Add(await decoder.DecodeAsync(packet.Connect().WillPayload));
        }

        return new RecordedSession(packets, messages, wills, tap.MostAtOnce);
    }

    /// <summary>Position of a packet in the order on the wire.</summary>
    public int IndexOf(MqttPacket packet) => ((List<MqttPacket>)[.. Packets]).FindIndex(p => ReferenceEquals(p, packet));
}
