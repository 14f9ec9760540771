using System.Threading.Channels;
using AnyShot.Edge.Inspection;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;
using MQTTnet.Tests;

namespace AnyShot.Edge.Tests.Mqtt;

/// <summary>A plant's consumer: subscribes to everything of the station and removes duplicates by inspection id.</summary>
internal sealed class Subscriber : IAsyncDisposable
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly Channel<MqttApplicationMessage> _arrived = Channel.CreateUnbounded<MqttApplicationMessage>();
    private readonly HashSet<long> _seen = [];
    private readonly TestBroker _broker;
    private readonly string _userName;
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();

    private Subscriber(TestBroker broker, string userName)
    {
        (_broker, _userName) = (broker, userName);
        _client.ApplicationMessageReceivedAsync += e =>
        {
            _arrived.Writer.TryWrite(e.ApplicationMessage);
            return Task.CompletedTask;
        };
    }

    public static async Task<Subscriber> StartAsync(TestBroker broker, string userName = "")
    {
        var subscriber = new Subscriber(broker, userName);
        await subscriber.ConnectAsync();
        return subscriber;
    }

    /// <summary>Connects and subscribes, also again after the broker died.</summary>
    public async Task ConnectAsync()
    {
        var options = new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", _broker.Port);
        if (_userName.Length > 0)
        {
            options.WithCredentials(_userName, "right");
        }
        (await _client.ConnectAsync(options.Build())).ResultCode.ShouldBe(MqttClientConnectResultCode.Success);
        await _client.SubscribeAsync("anyshot/s1/#", MqttQualityOfServiceLevel.AtLeastOnce);
    }

    public Task PublishRetainedAsync(string topic, string payload) =>
        _client.PublishStringAsync(topic, payload, MqttQualityOfServiceLevel.AtLeastOnce, retain: true);

    /// <summary>The next message on a topic below anyshot/s1; others are passed over.</summary>
    public async Task<MqttApplicationMessage> NextAsync(string topic)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (true)
        {
            var message = await _arrived.Reader.ReadAsync(deadline.Token);
            if (message.Topic == "anyshot/s1/" + topic)
            {
                return message;
            }
        }
    }

    public async Task<string?> NextTextAsync(string topic) => (await NextAsync(topic)).ConvertPayloadToString();

    /// <summary>Waits until the topic says the text.</summary>
    public async Task UntilAsync(string topic, string text)
    {
        while (await NextTextAsync(topic) != text)
        {
        }
    }

    /// <summary>The next verdicts that were not seen before, in the order of arrival.</summary>
    public async Task<List<long>> NewVerdictsAsync(int count)
    {
        var ids = new List<long>();
        while (ids.Count < count)
        {
            var id = Read(await NextAsync("verdict")).InspectionId;
            if (_seen.Add(id))
            {
                ids.Add(id);
            }
        }
        return ids;
    }

    public static Verdict Read(MqttApplicationMessage message) => VerdictJson.Read(System.Buffers.BuffersExtensions.ToArray(message.Payload));

    public static bool IsReplay(MqttApplicationMessage message) => message.UserProperties?.Exists(p => p is { Name: "replay", Value: "true" }) == true;

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
