using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control;
using AnyShot.Edge.Mqtt;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Control;
using Microsoft.Extensions.Logging;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Tests;

namespace AnyShot.Edge.Tests.Mqtt;

/// <summary>A real broker, the real door and the real desk with one verb of the tests; and a client of the plant.</summary>
internal sealed class DoorStation : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly DeskFolder _folder = new();
    private readonly Channel<MqttApplicationMessage> _answers = Channel.CreateUnbounded<MqttApplicationMessage>();
    private CommandDoor? _door;

    private DoorStation(TestBroker broker, IMqttClient client) => (Broker, Client) = (broker, client);

    public TestBroker Broker { get; }

    public IMqttClient Client { get; }

    public EchoVerb Verb { get; } = new();

    public IReadOnlyCollection<(LogLevel Level, string Text)> Log => _folder.Loggers.Lines;

    public static async Task<DoorStation> StartAsync(Action<MqttOptions>? configure = null, IUserDirectory? users = null)
    {
        var broker = await TestBroker.StartAsync();
        var station = new DoorStation(broker, new MqttClientFactory().CreateMqttClient());
        station.Client.ApplicationMessageReceivedAsync += e =>
        {
            station._answers.Writer.TryWrite(e.ApplicationMessage);
            return Task.CompletedTask;
        };
        await station.Client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", broker.Port).WithProtocolVersion(MQTTnet.Formatter.MqttProtocolVersion.V500).Build());
        await station.Client.SubscribeAsync("answers/#", MqttQualityOfServiceLevel.AtLeastOnce);
        await station.Client.SubscribeAsync("anyshot/s1/#", MqttQualityOfServiceLevel.AtLeastOnce);
        await station.OpenAsync(configure, users);
        return station;
    }

    /// <summary>Opens the door and waits until it listens.</summary>
    public async Task OpenAsync(Action<MqttOptions>? configure = null, IUserDirectory? users = null)
    {
        var options = new AgentOptions { Station = new StationOptions { Name = "s1" } };
        options.Mqtt.Port = Broker.Port;
        configure?.Invoke(options.Mqtt);
        var topics = new MqttTopics(options.Station, options.Mqtt);
        var settings = new MqttSettings(new DeviceConfiguration(options, Path.Combine(Path.GetDirectoryName(_folder.File)!, "device.json"), 1), topics, TimeProvider.System);
        var before = Listening();
        _door = new CommandDoor(settings, options.Mqtt, topics, _folder.Open(null, Verb), users, TimeProvider.System, new Logger<CommandDoor>(_folder.Loggers));
        await _door.StartAsync(CancellationToken.None);
        var patience = Stopwatch.StartNew();
        while (Listening() == before)
        {
            patience.Elapsed.ShouldBeLessThan(Deadline, string.Join('\n', Broker.Log));
            await Task.Delay(20);
        }
    }

    public async Task CloseAsync()
    {
        if (_door is { } door)
        {
            await door.StopAsync(CancellationToken.None);
            door.Dispose();
            _folder.Close();
            _door = null;
        }
    }

    /// <summary>Sends a command.</summary>
    public async Task SendAsync(string verb, string body, string? responseTopic = null, byte[]? correlation = null, bool retain = false)
    {
        var builder = new MqttApplicationMessageBuilder().WithTopic("anyshot/s1/cmd/" + verb).WithPayload(body).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).WithRetainFlag(retain);
        if (responseTopic is not null)
        {
            builder.WithResponseTopic(responseTopic);
        }

        if (correlation is not null)
        {
            builder.WithCorrelationData(correlation);
        }

        await Client.PublishAsync(builder.Build());
    }

    /// <summary>The next answer on any topic.</summary>
    public async Task<(MqttApplicationMessage Message, JsonElement Json)> AnswerAsync()
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (true)
        {
            var message = await _answers.Reader.ReadAsync(deadline.Token);
            // Our own commands come back to us too.
            if (message.Topic.StartsWith("answers/", StringComparison.Ordinal) || message.Topic.EndsWith("/reply", StringComparison.Ordinal))
            {
                return (message, JsonElement.Parse(message.Payload.ToArray()));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Client.Dispose();
        await Broker.DisposeAsync();
        _folder.Dispose();
    }

    private int Listening() => Broker.Log.Count(line => line.Contains("anyshot-s1-cmd 1 anyshot/s1/cmd/#", StringComparison.Ordinal));
}
