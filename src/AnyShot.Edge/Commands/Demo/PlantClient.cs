using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using AnyShot.Edge.Inspection;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace AnyShot.Edge.Commands.Demo;

/// <summary>What the plant's MQTT side has: a consumer of verdicts that removes duplicates, and a technician who sends commands and gets answers.</summary>
internal sealed class PlantClient(string prefix) : IAsyncDisposable
{
    private const string Answers = "anyshot-demo/technician";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly ConcurrentDictionary<long, Verdict> _verdicts = new();
    private readonly Channel<Verdict> _news = Channel.CreateUnbounded<Verdict>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _asked = new();

    /// <summary>Every verdict once.</summary>
    public IReadOnlyCollection<Verdict> Verdicts => [.. _verdicts.Values];

    public async Task ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        _client.ApplicationMessageReceivedAsync += e =>
        {
            OnMessage(e.ApplicationMessage);
            return Task.CompletedTask;
        };
        await _client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer(host, port).WithClientId("anyshot-demo-plant").WithProtocolVersion(MqttProtocolVersion.V500).Build(), cancellationToken)
            .ConfigureAwait(false);
        await _client.SubscribeAsync(prefix + "/verdict", MqttQualityOfServiceLevel.AtLeastOnce, cancellationToken).ConfigureAwait(false);
        await _client.SubscribeAsync(Answers, MqttQualityOfServiceLevel.AtLeastOnce, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The next verdict that was not seen before. One caller at a time.</summary>
    public ValueTask<Verdict> NextAsync(CancellationToken cancellationToken) => _news.Reader.ReadAsync(cancellationToken);

    /// <summary>Sends a command and waits for its answer.</summary>
    /// <exception cref="TimeoutException">Nobody answered.</exception>
    public async Task<JsonElement> AskAsync(string verb, JsonObject body, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString("n");
        body["requestId"] = id;
        body["by"] = "technician";
        var answer = _asked[id] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = new MqttApplicationMessageBuilder()
            .WithTopic($"{prefix}/cmd/{verb}")
            .WithPayload(body.ToJsonString())
            .WithResponseTopic(Answers)
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .Build();
        await _client.PublishAsync(message, cancellationToken).ConfigureAwait(false);
        return await answer.Task.WaitAsync(Patience, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private void OnMessage(MqttApplicationMessage message)
    {
        var payload = message.Payload.ToArray();
        if (message.Topic == Answers)
        {
            var json = JsonElement.Parse(payload);
            if (json.GetProperty("id").GetString() is { } id && _asked.TryRemove(id, out var asked))
            {
                asked.TrySetResult(json);
            }
        }
        else if (VerdictJson.Read(payload) is var verdict && _verdicts.TryAdd(verdict.InspectionId, verdict))
        {
            _news.Writer.TryWrite(verdict);
        }
    }
}
