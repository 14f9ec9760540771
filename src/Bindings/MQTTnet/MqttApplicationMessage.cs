using System.Buffers;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet;

/// <summary>A message to publish or as received. Properties below the QoS need MQTT 5.</summary>
public sealed class MqttApplicationMessage
{
    public string Topic { get; set; } = "";

    /// <summary>At most 268,435,455 bytes.</summary>
    public ReadOnlySequence<byte> Payload { get; set; } = ReadOnlySequence<byte>.Empty;

    public ArraySegment<byte> PayloadSegment
    {
        set => Payload = new ReadOnlySequence<byte>(value);
    }

    public MqttQualityOfServiceLevel QualityOfServiceLevel { get; set; }

    public bool Retain { get; set; }

    public string? ContentType { get; set; }

    public byte[]? CorrelationData { get; set; }

    /// <summary>Seconds after which the broker drops the message undelivered; 0 for never.</summary>
    public uint MessageExpiryInterval { get; set; }

    public MqttPayloadFormatIndicator PayloadFormatIndicator { get; set; } = MqttPayloadFormatIndicator.Unspecified;

    public string? ResponseTopic { get; set; }

    /// <summary>Identifiers of the subscriptions that matched; received messages only.</summary>
    public List<uint>? SubscriptionIdentifiers { get; set; }

    /// <summary>0 for none.</summary>
    public ushort TopicAlias { get; set; }

    public List<MqttUserProperty>? UserProperties { get; set; }
}
