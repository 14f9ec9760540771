using System.Runtime.InteropServices;
using MQTTnet.Native;
using MQTTnet.Protocol;

namespace MQTTnet.Network;

/// <summary>Copies a message out of libmosquitto's memory, which is its own only during the callback.</summary>
internal static unsafe class ReceivedMessage
{
    /// <param name="native">The message.</param>
    /// <param name="properties">Of the PUBLISH.</param>
    /// <param name="isVersion5">MQTT 5; earlier versions have no properties.</param>
    public static MqttApplicationMessage Read(in NativeMessage native, Properties properties, bool isVersion5)
    {
        var payload = new ReadOnlySpan<byte>((void*)native.Payload, native.PayloadLength).ToArray();
        var message = new MqttApplicationMessage
        {
            Topic = Marshal.PtrToStringUTF8(native.Topic) ?? "",
            PayloadSegment = payload,
            QualityOfServiceLevel = (MqttQualityOfServiceLevel)native.Qos,
            Retain = native.Retain != 0,
        };
        if (isVersion5)
        {
            message.ContentType = properties.String(PropertyId.ContentType);
            message.CorrelationData = properties.Binary(PropertyId.CorrelationData);
            message.MessageExpiryInterval = properties.Int32(PropertyId.MessageExpiryInterval) ?? 0;
            message.PayloadFormatIndicator = (MqttPayloadFormatIndicator)(properties.Byte(PropertyId.PayloadFormatIndicator) ?? 0);
            message.ResponseTopic = properties.String(PropertyId.ResponseTopic);
            message.SubscriptionIdentifiers = properties.SubscriptionIdentifiers();
            message.UserProperties = properties.UserProperties();
        }
        return message;
    }
}
