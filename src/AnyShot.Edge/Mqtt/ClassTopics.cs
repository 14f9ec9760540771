using System.Text.Json;
using System.Threading.Channels;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using MQTTnet;
using MQTTnet.Protocol;

namespace AnyShot.Edge.Mqtt;

/// <summary>Retained <c>class/ID</c>: the definitions, so that whoever connects knows them, and so that a broker that forgot everything gets them again. What is retained of classes that never were is cleared.</summary>
public sealed class ClassTopics(MqttTopics topics, MqttMessages messages, RetainedTopics retained, StationOptions station, IClassRegistry? registry = null)
{
    public async Task RunAsync(IMqttClient client, CancellationToken cancellationToken)
    {
        if (registry is null)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
            return;
        }

        // Ids only, and the empty id for "look at all": what is sent is what the registry says when it is sent.
        var changed = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
        void OnChanged(RegistryState state) => changed.Writer.TryWrite("");
        Task OnRetained(MqttApplicationMessageReceivedEventArgs e)
        {
            var message = e.ApplicationMessage;
            if (message.Retain && message.Payload.Length > 0 && message.Topic.StartsWith(topics.Class(""), StringComparison.Ordinal))
            {
                changed.Writer.TryWrite(message.Topic[topics.Class("").Length..]);
            }

            return Task.CompletedTask;
        }

        registry.Changed += OnChanged;
        client.ApplicationMessageReceivedAsync += OnRetained;
        try
        {
            changed.Writer.TryWrite("");
            await client.SubscribeAsync(topics.AnyClass, MqttQualityOfServiceLevel.AtLeastOnce, cancellationToken).ConfigureAwait(false);
            var sent = new Dictionary<string, string>(StringComparer.Ordinal);
            await foreach (var id in changed.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                await SendAsync(client, id, sent, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            registry.Changed -= OnChanged;
            client.ApplicationMessageReceivedAsync -= OnRetained;
        }
    }

    private async Task SendAsync(IMqttClient client, string id, Dictionary<string, string> sent, CancellationToken cancellationToken)
    {
        var state = registry!.State;
        if (id.Length > 0 && state.Of(id) is null)
        {
            await retained.PublishAsync(client, MqttMessages.RetainedText(topics.Class(id), ""), cancellationToken).ConfigureAwait(false);
            return;
        }

        foreach (var entry in state.Newest.Classes.Where(entry => id.Length == 0 || entry.Id == id))
        {
            var message = Message(state, entry);
            var json = JsonSerializer.Serialize(message, MqttJson.Default.ClassMessage);
            if (sent.GetValueOrDefault(entry.Id) != json)
            {
                await retained.PublishAsync(client, messages.RetainedJson(topics.Class(entry.Id), System.Text.Encoding.UTF8.GetBytes(json)), cancellationToken).ConfigureAwait(false);
                sent[entry.Id] = json;
            }
        }
    }

    private ClassMessage Message(RegistryState state, RegisteredClass entry) => new(
        station.Name,
        entry.Id,
        entry.Number,
        entry.Name,
        state.Of(entry.Id)!.Value.ToString().ToLowerInvariant(),
        entry.Severity.ToString().ToLowerInvariant(),
        entry.Description,
        entry.Prompts,
        entry.Synonyms,
        entry.Negative,
        entry.Shots.Count);
}
