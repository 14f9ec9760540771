using MQTTnet.Native;
using MQTTnet.Packets;

namespace MQTTnet.Network;

/// <summary>One UNSUBSCRIBE packet.</summary>
internal sealed class UnsubscribeRequest(string[] filters, List<MqttUserProperty>? userProperties, CancellationToken abandoned) : Request
{
    private readonly TaskCompletionSource<MqttClientUnsubscribeResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<MqttClientUnsubscribeResult> Result => _result.Task;

    public override bool IsAbandoned => abandoned.IsCancellationRequested;

    public override void Send(MosquittoHandle handle, out int packetId)
    {
        var properties = new PropertyList();
        try
        {
            properties.AddUserProperties(userProperties);
            var code = LibMosquitto.mosquitto_unsubscribe_multiple(handle, out packetId, filters.Length, filters, properties.Head);
            MosquittoError.ThrowIfFailed(code, $"The end of the subscription to '{string.Join(", ", filters)}'");
        }
        finally
        {
            properties.Dispose();
        }
    }

    public override void Fail(Exception error) => _result.TrySetException(error);

    public void Answer(int packetId, string? reasonString, List<MqttUserProperty>? properties) =>
        _result.TrySetResult(new MqttClientUnsubscribeResult(
            (ushort)packetId,
            [.. filters.Select(f => new MqttClientUnsubscribeResultItem(f, MqttClientUnsubscribeResultCode.Success))],
            reasonString,
            properties ?? []));
}
