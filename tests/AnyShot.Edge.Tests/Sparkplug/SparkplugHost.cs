using System.Collections.Concurrent;
using System.Globalization;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;
using MQTTnet.Tests;

namespace AnyShot.Edge.Tests.Sparkplug;

/// <summary>A host application as far as the tests need one: hears everything of the namespace, writes commands, says its STATE.</summary>
internal sealed class SparkplugHost : IAsyncDisposable
{
    private readonly TestBroker _broker;
    private readonly ConcurrentQueue<MqttApplicationMessage> _heard = new();
    private IMqttClient _client = new MqttClientFactory().CreateMqttClient();

    private SparkplugHost(TestBroker broker) => _broker = broker;

    public IReadOnlyList<MqttApplicationMessage> Heard => [.. _heard];

    public static async Task<SparkplugHost> StartAsync(TestBroker broker)
    {
        var host = new SparkplugHost(broker);
        await host.ConnectAsync();
        return host;
    }

    /// <summary>Connects, also again after the broker died.</summary>
    public async Task ConnectAsync()
    {
        _client.Dispose();
        _client = new MqttClientFactory().CreateMqttClient();
        _client.ApplicationMessageReceivedAsync += e =>
        {
            _heard.Enqueue(e.ApplicationMessage);
            return Task.CompletedTask;
        };
        await _client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", _broker.Port).Build());
        await _client.SubscribeAsync("spBv1.0/#", MqttQualityOfServiceLevel.AtLeastOnce);
    }

    public Task SayStateAsync(string hostId, bool isOnline, long timestamp) =>
        SayAsync($"spBv1.0/STATE/{hostId}", string.Create(CultureInfo.InvariantCulture, $"{{\"online\":{(isOnline ? "true" : "false")},\"timestamp\":{timestamp}}}"));

    public Task SayAsync(string topic, string text) => _client.PublishStringAsync(topic, text, MqttQualityOfServiceLevel.AtLeastOnce, retain: true);

    public Task CommandAsync(string topic, byte[] payload, bool retain = false) => _client.PublishAsync(new MqttApplicationMessageBuilder()
        .WithTopic(topic).WithPayload(payload).WithRetainFlag(retain).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtMostOnce).Build());

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _client.DisconnectAsync();
        }
        catch (MqttCommunicationException)
        {
            // The broker is gone already.
        }

        _client.Dispose();
    }
}
