using System.Text.Json;
using System.Threading.Channels;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Inspection;
using MQTTnet;

namespace AnyShot.Edge.Mqtt;

/// <summary>Retained <c>state</c>: the newest delivered verdict. Only the newest waits to be sent, so a slow broker sees fewer states, not older ones.</summary>
public sealed class StateTopic(MqttTopics topics, MqttMessages messages, RetainedTopics retained, StationOptions station)
{
    private const string Automatic = "automatic";

    private readonly Channel<Verdict> _newest = Channel.CreateBounded<Verdict>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private long _newestId;

    /// <summary>Called by the pump; older verdicts, as in a replay, do not turn the state back.</summary>
    public void Delivered(Verdict verdict)
    {
        if (verdict.InspectionId > _newestId)
        {
            _newestId = verdict.InspectionId;
            _newest.Writer.TryWrite(verdict);
        }
    }

    public async Task RunAsync(IMqttClient client, CancellationToken cancellationToken)
    {
        await foreach (var verdict in _newest.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            var state = new StateMessage(station.Name, Automatic, verdict.ClassSetRevision, verdict);
            var json = JsonSerializer.SerializeToUtf8Bytes(state, MqttJson.Default.StateMessage);
            try
            {
                await retained.PublishAsync(client, messages.RetainedJson(topics.State, json), cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                // The next connection begins with it, unless a newer one has taken its place.
                if (_newest.Reader.Count == 0)
                {
                    _newest.Writer.TryWrite(verdict);
                }
                throw;
            }
        }
    }
}
