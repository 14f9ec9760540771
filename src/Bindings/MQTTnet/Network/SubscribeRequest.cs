using MQTTnet.Native;
using MQTTnet.Packets;

namespace MQTTnet.Network;

/// <summary>Filters of the same QoS and options: one SUBSCRIBE packet.</summary>
internal sealed class SubscribeRequest(
    string[] filters, int qos, int options, uint identifier, List<MqttUserProperty>? userProperties, CancellationToken abandoned) : Request
{
    private readonly TaskCompletionSource<SubscribeAnswer> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<SubscribeAnswer> Result => _result.Task;

    public override bool IsAbandoned => abandoned.IsCancellationRequested;

    public override void Send(MosquittoHandle handle, out int packetId)
    {
        var properties = new PropertyList();
        try
        {
            if (identifier > 0)
            {
                properties.AddVariable(PropertyId.SubscriptionIdentifier, identifier);
            }
            properties.AddUserProperties(userProperties);
            var code = LibMosquitto.mosquitto_subscribe_multiple(handle, out packetId, filters.Length, filters, qos, options, properties.Head);
            MosquittoError.ThrowIfFailed(code, $"The subscription to '{string.Join(", ", filters)}'");
        }
        finally
        {
            properties.Dispose();
        }
    }

    public override void Fail(Exception error) => _result.TrySetException(error);

    public void Answer(SubscribeAnswer answer) => _result.TrySetResult(answer);
}
