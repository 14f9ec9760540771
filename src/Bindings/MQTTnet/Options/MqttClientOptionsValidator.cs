using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace MQTTnet;

/// <summary>Refuses options that the protocol version cannot carry.</summary>
public static class MqttClientOptionsValidator
{
    /// <exception cref="NotSupportedException">An option needs MQTT 5.</exception>
    public static void ThrowIfNotSupported(MqttClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.ProtocolVersion == MqttProtocolVersion.V500)
        {
            return;
        }
        ThrowIf(options.UserProperties?.Count > 0, nameof(options.UserProperties));
        ThrowIf(options.ReceiveMaximum > 0, nameof(options.ReceiveMaximum));
        ThrowIf(options.MaximumPacketSize > 0, nameof(options.MaximumPacketSize));
        ThrowIf(!string.IsNullOrEmpty(options.WillContentType), nameof(options.WillContentType));
        ThrowIf(options.WillDelayInterval > 0, nameof(options.WillDelayInterval));
        ThrowIf(options.WillMessageExpiryInterval > 0, nameof(options.WillMessageExpiryInterval));
        ThrowIf(options.WillPayloadFormatIndicator != MqttPayloadFormatIndicator.Unspecified, nameof(options.WillPayloadFormatIndicator));
        ThrowIf(options.WillUserProperties?.Count > 0, nameof(options.WillUserProperties));
    }

    private static void ThrowIf(bool isSet, string option)
    {
        if (isSet)
        {
            throw new NotSupportedException($"{option} needs MQTT 5.");
        }
    }
}
