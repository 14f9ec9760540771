using System.Text.Json;
using System.Threading.Channels;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Observability;
using MQTTnet;
using MQTTnet.Protocol;

namespace AnyShot.Edge.Mqtt;

/// <summary>
/// Retained <c>alarm/ID</c> while an alarm stands. What the broker still retains from before (a run that was killed, an alarm cleared while the broker
/// was away) is compared with the board after each connect and cleared.
/// </summary>
public sealed class AlarmTopics(MqttTopics topics, MqttMessages messages, RetainedTopics retained, AlarmBoard board, StationOptions station)
{
    public async Task RunAsync(IMqttClient client, CancellationToken cancellationToken)
    {
        // Ids only: what is said is what the board says when it is sent, so a change that overtakes another does no harm.
        var changed = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
        void OnChanged(Alarm alarm, bool isRaised) => changed.Writer.TryWrite(alarm.Id);
        Task OnRetained(MqttApplicationMessageReceivedEventArgs e)
        {
            var message = e.ApplicationMessage;
            if (message.Retain && message.Payload.Length > 0 && message.Topic.StartsWith(topics.Alarm(""), StringComparison.Ordinal))
            {
                changed.Writer.TryWrite(message.Topic[topics.Alarm("").Length..]);
            }
            return Task.CompletedTask;
        }
        board.Changed += OnChanged;
        client.ApplicationMessageReceivedAsync += OnRetained;
        try
        {
            foreach (var alarm in board.Current)
            {
                changed.Writer.TryWrite(alarm.Id);
            }
            await client.SubscribeAsync(topics.AnyAlarm, MqttQualityOfServiceLevel.AtLeastOnce, cancellationToken).ConfigureAwait(false);
            await foreach (var id in changed.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                await retained.PublishAsync(client, Message(id), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            board.Changed -= OnChanged;
            client.ApplicationMessageReceivedAsync -= OnRetained;
        }
    }

    private MqttApplicationMessage Message(string id)
    {
        var alarm = board.Current.FirstOrDefault(a => a.Id == id);
        return alarm is null
            ? MqttMessages.RetainedText(topics.Alarm(id), "")
            : messages.RetainedJson(
                topics.Alarm(id),
                JsonSerializer.SerializeToUtf8Bytes(new AlarmMessage(station.Name, alarm.Id, alarm.Sentence, alarm.RaisedAt), MqttJson.Default.AlarmMessage));
    }
}
