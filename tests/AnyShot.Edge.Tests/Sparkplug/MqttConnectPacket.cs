namespace AnyShot.Edge.Tests.Sparkplug;

/// <summary>A CONNECT as it was on the wire.</summary>
/// <param name="Version">4 for MQTT 3.1.1, or 5.</param>
/// <param name="Flags">The connect flags.</param>
/// <param name="ClientId">Client id.</param>
/// <param name="Properties">The properties of MQTT 5, not taken apart.</param>
/// <param name="WillTopic">Null when there is no will.</param>
/// <param name="WillPayload">Empty when there is no will.</param>
internal sealed record MqttConnectPacket(int Version, int Flags, string ClientId, byte[] Properties, string? WillTopic, byte[] WillPayload)
{
    private const byte SessionExpiryInterval = 0x11;

    /// <summary>Clean session of MQTT 3.1.1, clean start of MQTT 5.</summary>
    public bool IsClean => (Flags & 2) != 0;

    public int WillQos => (Flags >> 3) & 3;

    public bool WillRetain => (Flags & 0x20) != 0;

    /// <summary>True when the packet asks that the session outlives the connection. A CONNECT has few properties: of the agent only this one begins with 0x11.</summary>
    public bool HasSessionExpiry => Properties.Length > 0 && Properties[0] == SessionExpiryInterval && Properties.Skip(1).Take(4).Any(b => b != 0);
}
