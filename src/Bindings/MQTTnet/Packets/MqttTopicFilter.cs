using MQTTnet.Protocol;

namespace MQTTnet.Packets;

/// <summary>What to subscribe to, and how.</summary>
public sealed class MqttTopicFilter
{
    /// <summary>Do not send back what this client published itself (MQTT 5).</summary>
    public bool NoLocal { get; set; }

    public MqttQualityOfServiceLevel QualityOfServiceLevel { get; set; }

    /// <summary>Keep the retain flag as the publisher set it (MQTT 5).</summary>
    public bool RetainAsPublished { get; set; }

    public MqttRetainHandling RetainHandling { get; set; } = MqttRetainHandling.SendAtSubscribe;

    public string Topic { get; set; } = "";
}
