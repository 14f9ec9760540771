using MQTTnet.Packets;

namespace MQTTnet;

/// <summary>Which filters to remove.</summary>
public sealed class MqttClientUnsubscribeOptions
{
    public List<string> TopicFilters { get; set; } = [];

    public List<MqttUserProperty>? UserProperties { get; set; }
}
