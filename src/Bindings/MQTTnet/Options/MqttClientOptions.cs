using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet;

/// <summary>How to connect.</summary>
public sealed class MqttClientOptions
{
    public IMqttClientChannelOptions? ChannelOptions { get; set; }

    /// <summary>Start without the session that the broker may still have.</summary>
    public bool CleanSession { get; set; } = true;

    public string ClientId { get; set; } = Guid.NewGuid().ToString("N");

    public IMqttClientCredentialsProvider? Credentials { get; set; }

    /// <summary>Zero for none; libmosquitto wants at least 5 s, so a shorter one is raised to that.</summary>
    public TimeSpan KeepAlivePeriod { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Largest packet that we accept, in bytes; 0 for any (MQTT 5).</summary>
    public uint MaximumPacketSize { get; set; }

    public MqttProtocolVersion ProtocolVersion { get; set; } = MqttProtocolVersion.V500;

    /// <summary>Most unacknowledged messages that the broker may send us; 0 for 65,535 (MQTT 5).</summary>
    public ushort ReceiveMaximum { get; set; }

    /// <summary>Seconds that the broker keeps our session after the connection; 0 for none, <see cref="uint.MaxValue"/> for ever (MQTT 5).</summary>
    public uint SessionExpiryInterval { get; set; }

    /// <summary>Longest wait for an answer of the broker when the caller gives no token.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    public List<MqttUserProperty>? UserProperties { get; set; }

    /// <summary>Throw when an option or message needs MQTT 5 and the connection has less.</summary>
    public bool ValidateFeatures { get; set; } = true;

    public string? WillContentType { get; set; }

    /// <summary>Seconds between the lost connection and the will (MQTT 5).</summary>
    public uint WillDelayInterval { get; set; }

    public uint WillMessageExpiryInterval { get; set; }

    public byte[]? WillPayload { get; set; }

    public MqttPayloadFormatIndicator WillPayloadFormatIndicator { get; set; } = MqttPayloadFormatIndicator.Unspecified;

    public MqttQualityOfServiceLevel WillQualityOfServiceLevel { get; set; }

    public bool WillRetain { get; set; }

    /// <summary>Null or empty for no will.</summary>
    public string? WillTopic { get; set; }

    public List<MqttUserProperty>? WillUserProperties { get; set; }
}
