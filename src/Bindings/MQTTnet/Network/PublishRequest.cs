using System.Buffers;
using MQTTnet.Native;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Network;

/// <summary>One message on its way to the broker.</summary>
internal sealed class PublishRequest(MqttApplicationMessage message, bool isVersion5, CancellationToken abandoned) : Request
{
    private static readonly IReadOnlyCollection<MqttUserProperty> NoProperties = [];

    private readonly TaskCompletionSource<MqttClientPublishResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<MqttClientPublishResult> Result => _result.Task;

    public override bool IsAbandoned => abandoned.IsCancellationRequested;

    public override unsafe void Send(MosquittoHandle handle, out int packetId)
    {
        var payload = message.Payload.IsSingleSegment ? message.Payload.First : message.Payload.ToArray();
        var properties = new PropertyList();
        try
        {
            if (isVersion5)
            {
                Add(ref properties);
            }
            fixed (byte* bytes = payload.Span)
            {
                var code = LibMosquitto.mosquitto_publish_v5(
                    handle, out packetId, message.Topic, payload.Length, bytes, (int)message.QualityOfServiceLevel, message.Retain, properties.Head);
                MosquittoError.ThrowIfFailed(code, $"The message to '{message.Topic}'");
            }
        }
        finally
        {
            properties.Dispose();
        }
    }

    public override void Fail(Exception error) => _result.TrySetException(error);

    public void Acknowledge(int packetId, int reasonCode, string? reasonString, List<MqttUserProperty>? userProperties) =>
        _result.TrySetResult(new MqttClientPublishResult(
            message.QualityOfServiceLevel == MqttQualityOfServiceLevel.AtMostOnce ? null : (ushort)packetId,
            (MqttClientPublishReasonCode)reasonCode,
            reasonString,
            userProperties ?? NoProperties));

    private void Add(ref PropertyList properties)
    {
        if (message.PayloadFormatIndicator != MqttPayloadFormatIndicator.Unspecified)
        {
            properties.AddByte(PropertyId.PayloadFormatIndicator, (byte)message.PayloadFormatIndicator);
        }
        if (message.MessageExpiryInterval > 0)
        {
            properties.AddInt32(PropertyId.MessageExpiryInterval, message.MessageExpiryInterval);
        }
        if (message.TopicAlias > 0)
        {
            properties.AddInt16(PropertyId.TopicAlias, message.TopicAlias);
        }
        properties.AddString(PropertyId.ContentType, message.ContentType);
        properties.AddString(PropertyId.ResponseTopic, message.ResponseTopic);
        properties.AddBinary(PropertyId.CorrelationData, message.CorrelationData);
        properties.AddUserProperties(message.UserProperties);
    }
}
