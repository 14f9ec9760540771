using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace MQTTnet;

/// <summary>Refuses messages that the protocol version cannot carry.</summary>
public static class MqttApplicationMessageValidator
{
    /// <exception cref="NotSupportedException">A property needs MQTT 5 and the connection has less.</exception>
    public static void ThrowIfNotSupported(MqttApplicationMessage applicationMessage, MqttProtocolVersion protocolVersion)
    {
        ArgumentNullException.ThrowIfNull(applicationMessage);
        if (protocolVersion == MqttProtocolVersion.V500)
        {
            return;
        }
        ThrowIf(!string.IsNullOrEmpty(applicationMessage.ContentType), nameof(applicationMessage.ContentType));
        ThrowIf(applicationMessage.UserProperties?.Count > 0, nameof(applicationMessage.UserProperties));
        ThrowIf(applicationMessage.CorrelationData?.Length > 0, nameof(applicationMessage.CorrelationData));
        ThrowIf(!string.IsNullOrEmpty(applicationMessage.ResponseTopic), nameof(applicationMessage.ResponseTopic));
        ThrowIf(applicationMessage.SubscriptionIdentifiers?.Count > 0, nameof(applicationMessage.SubscriptionIdentifiers));
        ThrowIf(applicationMessage.TopicAlias > 0, nameof(applicationMessage.TopicAlias));
        ThrowIf(
            applicationMessage.PayloadFormatIndicator != MqttPayloadFormatIndicator.Unspecified,
            nameof(applicationMessage.PayloadFormatIndicator));
    }

    private static void ThrowIf(bool isSet, string property)
    {
        if (isSet)
        {
            throw new NotSupportedException($"{property} of a message needs MQTT 5.");
        }
    }
}
