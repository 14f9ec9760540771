using System.Buffers;
using System.Text;
using MQTTnet.Exceptions;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet;

/// <summary>Builds a message step by step.</summary>
public sealed class MqttApplicationMessageBuilder
{
    private readonly MqttApplicationMessage _message = new();

    /// <exception cref="MqttProtocolViolationException">Neither topic nor alias is set.</exception>
    public MqttApplicationMessage Build()
    {
        if (_message.TopicAlias == 0 && string.IsNullOrEmpty(_message.Topic))
        {
            throw new MqttProtocolViolationException("A message needs a topic or a topic alias.");
        }
        // A copy, so that the builder can go on without changing what it has handed out.
        return new MqttApplicationMessage
        {
            Topic = _message.Topic,
            Payload = _message.Payload,
            QualityOfServiceLevel = _message.QualityOfServiceLevel,
            Retain = _message.Retain,
            ContentType = _message.ContentType,
            CorrelationData = _message.CorrelationData,
            MessageExpiryInterval = _message.MessageExpiryInterval,
            PayloadFormatIndicator = _message.PayloadFormatIndicator,
            ResponseTopic = _message.ResponseTopic,
            TopicAlias = _message.TopicAlias,
            UserProperties = _message.UserProperties is null ? null : [.. _message.UserProperties],
        };
    }

    public MqttApplicationMessageBuilder WithTopic(string topic) => With(m => m.Topic = topic);

    public MqttApplicationMessageBuilder WithTopicAlias(ushort topicAlias) => With(m => m.TopicAlias = topicAlias);

    public MqttApplicationMessageBuilder WithPayload(byte[]? payload) =>
        With(m => m.Payload = payload is null ? ReadOnlySequence<byte>.Empty : new ReadOnlySequence<byte>(payload));

    public MqttApplicationMessageBuilder WithPayload(string? payload) => WithPayload(payload is null ? null : Encoding.UTF8.GetBytes(payload));

    public MqttApplicationMessageBuilder WithPayload(ReadOnlySequence<byte> payload) => With(m => m.Payload = payload);

    public MqttApplicationMessageBuilder WithPayloadSegment(ArraySegment<byte> payloadSegment) => With(m => m.Payload = new ReadOnlySequence<byte>(payloadSegment));

    public MqttApplicationMessageBuilder WithPayloadSegment(ReadOnlyMemory<byte> payloadSegment) => With(m => m.Payload = new ReadOnlySequence<byte>(payloadSegment));

    public MqttApplicationMessageBuilder WithPayloadFormatIndicator(MqttPayloadFormatIndicator payloadFormatIndicator) =>
        With(m => m.PayloadFormatIndicator = payloadFormatIndicator);

    public MqttApplicationMessageBuilder WithQualityOfServiceLevel(MqttQualityOfServiceLevel qualityOfServiceLevel) =>
        With(m => m.QualityOfServiceLevel = qualityOfServiceLevel);

    public MqttApplicationMessageBuilder WithRetainFlag(bool value = true) => With(m => m.Retain = value);

    public MqttApplicationMessageBuilder WithMessageExpiryInterval(uint messageExpiryInterval) => With(m => m.MessageExpiryInterval = messageExpiryInterval);

    public MqttApplicationMessageBuilder WithContentType(string contentType) => With(m => m.ContentType = contentType);

    public MqttApplicationMessageBuilder WithResponseTopic(string responseTopic) => With(m => m.ResponseTopic = responseTopic);

    public MqttApplicationMessageBuilder WithCorrelationData(byte[] correlationData) => With(m => m.CorrelationData = correlationData);

    public MqttApplicationMessageBuilder WithUserProperty(string name, string value) =>
        With(m => (m.UserProperties ??= []).Add(new MqttUserProperty(name, value)));

    private MqttApplicationMessageBuilder With(Action<MqttApplicationMessage> set)
    {
        set(_message);
        return this;
    }
}
