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

    /// <summary>The messages that bear a sequence number, each with the one before it on the same connection.</summary>
    public IReadOnlyList<(SparkplugMessage? Before, SparkplugMessage Message)> Sequence
    {
        get
        {
            var numbered = Messages.Where(m => m.Verb != "NDEATH").ToList();
            return [.. numbered.Select((m, i) => (i > 0 && numbered[i - 1].Packet.Connection == m.Packet.Connection ? numbered[i - 1] : null, m))];
        }
    }

    /// <summary>The packets of the connection before a message.</summary>
    public IEnumerable<MqttPacket> Before(SparkplugMessage message) =>
        Packets.TakeWhile(p => !ReferenceEquals(p, message.Packet)).Where(p => p.Connection == message.Packet.Connection);
}
