namespace AnyShot.Edge.Tests.Sparkplug;

/// <summary>A packet that a client sent, as it was on the wire.</summary>
/// <param name="Connection">Number of the connection, from 0.</param>
/// <param name="Type">MQTT control packet type.</param>
/// <param name="Flags">The low half of the first byte.</param>
/// <param name="Body">What follows the fixed header.</param>
/// <param name="IsVersion5">The connection speaks MQTT 5.</param>
internal sealed record MqttPacket(int Connection, MqttPacketType Type, int Flags, byte[] Body, bool IsVersion5)
{
    public int Qos => (Flags >> 1) & 3;

    public bool Retain => (Flags & 1) == 1;

    /// <summary>Of a PUBLISH.</summary>
    public string Topic => Reader().Text();

    /// <summary>Of a PUBLISH.</summary>
    public byte[] Payload
    {
        get
        {
            var reader = Reader();
            reader.Text();
            if (Qos > 0)
            {
                reader.Number();
            }

            if (IsVersion5)
            {
                reader.Properties();
            }

            return reader.Rest();
        }
    }

    /// <summary>Of a DISCONNECT; 0 when it has none.</summary>
    public int Reason => Body.Length > 0 ? Body[0] : 0;

    /// <summary>Topic filters of a SUBSCRIBE with their quality of service.</summary>
    public IReadOnlyList<(string Topic, int Qos)> Filters
    {
        get
        {
            var reader = Reader();
            reader.Number();
            if (IsVersion5)
            {
                reader.Properties();
            }

            var filters = new List<(string, int)>();
            while (!reader.IsAtEnd)
            {
                filters.Add((reader.Text(), reader.Byte() & 3));
            }

            return filters;
        }
    }

    public MqttConnectPacket Connect()
    {
        var reader = Reader();
        reader.Text();
        var version = reader.Byte();
        var flags = reader.Byte();
        reader.Number();
        var properties = version == 5 ? reader.Properties() : [];
        var clientId = reader.Text();
        if ((flags & 4) == 0)
        {
            return new MqttConnectPacket(version, flags, clientId, properties, null, []);
        }

        if (version == 5)
        {
            reader.Properties();
        }

        return new MqttConnectPacket(version, flags, clientId, properties, reader.Text(), reader.Bytes());
    }

    private MqttPacketReader Reader() => new(Body);
}
