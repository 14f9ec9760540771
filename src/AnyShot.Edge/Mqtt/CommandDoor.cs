using AnyShot.Edge.Hosting;
using System.Buffers;
using System.Text.Json;
using System.Threading.Channels;
using AnyShot.Edge.Control;
using AnyShot.Edge.Security;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;

namespace AnyShot.Edge.Mqtt;

/// <summary>
/// Commands over MQTT. A connection of its own that keeps no session: a command reaches an agent that is there, or nobody; a trigger that the broker kept from an hour ago would do harm.
/// Answers go to the request's response topic with its correlation data (MQTT 5), else to <c>cmd/VERB/reply</c>.
/// </summary>
internal sealed partial class CommandDoor(
    MqttSettings settings, MqttOptions options, MqttTopics topics, IControlDesk desk, IUserDirectory? users, TimeProvider time, ILogger<CommandDoor> log) : AgentWorker
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(15);

    /// <summary>Name of a caller whom nobody has named.</summary>
    private const string Somebody = "mqtt";

    private const int LongestName = 80;

    private readonly MqttClientFactory _factory = new();
    private readonly GrowingDelay _delay = new(FirstDelay, LongestDelay, Random.Shared);
    private string _saidLast = "";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            while (true)
            {
                stoppingToken.ThrowIfCancellationRequested();
                await RunOnceAsync(stoppingToken).ConfigureAwait(false);
                await Task.Delay(_delay.Next(), time, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The agent stops.
        }
    }

    private async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        using var client = _factory.CreateMqttClient();
        try
        {
            using var patience = new CancellationTokenSource(ConnectPatience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stoppingToken);
            var result = await client.ConnectAsync(settings.NewConnection(topics.ClientId + "-cmd").WithCleanSession(true).Build(), either.Token).ConfigureAwait(false);
            if (result.ResultCode == MqttClientConnectResultCode.Success)
            {
                await ServeAsync(client, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is MqttSettingsException or MqttCommunicationException || (error is OperationCanceledException && !stoppingToken.IsCancellationRequested))
        {
            // The publisher raises the alarm: it has the same settings and the same broker.
            LogAway(error.Message);
        }
    }

    private async Task ServeAsync(IMqttClient client, CancellationToken stoppingToken)
    {
        using var session = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var waiting = Channel.CreateBounded<MqttApplicationMessage>(new BoundedChannelOptions(options.Commands.MostWaiting) { SingleReader = true });
        client.DisconnectedAsync += e =>
        {
            session.Cancel();
            return Task.CompletedTask;
        };
        client.ApplicationMessageReceivedAsync += async e =>
        {
            if (CommandTopic.TryParse(e.ApplicationMessage.Topic, topics.Prefix, options.Commands.UsersByTopic, out var command) && !waiting.Writer.TryWrite(e.ApplicationMessage))
            {
                await AnswerAsync(client, e.ApplicationMessage, command, new ControlReply("", ControlOutcome.TooMany, $"{options.Commands.MostWaiting} commands wait already (mqtt.commands.mostWaiting)."), session.Token)
                    .ConfigureAwait(false);
            }
        };
        // A renewed certificate counts from the next connection on.
        _ = settings.WaitForChangeAsync(session.Token).ContinueWith(_ => session.Cancel(), session.Token, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        var subscribed = await client.SubscribeAsync(topics.Commands, MqttQualityOfServiceLevel.AtLeastOnce, session.Token).ConfigureAwait(false);
        if (subscribed.Items.Any(item => (int)item.ResultCode >= 0x80))
        {
            SayOnce($"The broker refuses to let us read {topics.Commands}: check its access list. Nobody can send commands over MQTT.");
            return;
        }

        _delay.Reset();
        _saidLast = "";
        try
        {
            await foreach (var message in waiting.Reader.ReadAllAsync(session.Token).ConfigureAwait(false))
            {
                await DoAsync(client, message, session.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            throw new MqttCommunicationException("The connection ended.");
        }
    }

    private async Task DoAsync(IMqttClient client, MqttApplicationMessage message, CancellationToken cancellationToken)
    {
        if (!CommandTopic.TryParse(message.Topic, topics.Prefix, options.Commands.UsersByTopic, out var command))
        {
            return;
        }

        var reply = await ReplyAsync(message, command, cancellationToken).ConfigureAwait(false);
        await AnswerAsync(client, message, command, reply, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ControlReply> ReplyAsync(MqttApplicationMessage message, CommandTopic command, CancellationToken cancellationToken)
    {
        if (message.Retain)
        {
            return new ControlReply("", ControlOutcome.Invalid, "A command must not be retained: it would be done again after each start.");
        }

        if (message.Payload.Length > (long)options.Commands.LargestMiB << 20)
        {
            return new ControlReply("", ControlOutcome.Invalid, $"The command has {message.Payload.Length} bytes; at most {options.Commands.LargestMiB} MiB are read (mqtt.commands.largestMiB).");
        }

        if (!ControlMessage.TryRead(command.Verb, "", message.Payload.ToArray(), out var request, out var mistake))
        {
            return new ControlReply("", ControlOutcome.Invalid, mistake);
        }

        return Caller(message, command, request) is { } caller
            ? await desk.ExecuteAsync(request, caller, cancellationToken).ConfigureAwait(false)
            : new ControlReply(request.Id, ControlOutcome.Forbidden, $"There is no user \"{BodyReader.Quote(command.User)}\".");
    }

    private Caller? Caller(MqttApplicationMessage message, CommandTopic command, ControlRequest request)
    {
        if (command.User.Length > 0)
        {
            return users?.ByName(command.User) is { } user ? new Caller(user.Name, user.Role, Door.Mqtt, message.Topic) : null;
        }

        var name = request.Body.ValueKind == JsonValueKind.Object && request.Body.TryGetProperty("by", out var by) && by.ValueKind == JsonValueKind.String ? by.GetString()! : "";
        name = string.Concat(name.Where(character => !char.IsControl(character)).Take(LongestName));
        // A name in the body proves nothing: it is noted beside the door's own.
        return new Caller(name.Length == 0 ? Somebody : $"{Somebody}:{name}", options.Commands.Role, Door.Mqtt, message.Topic);
    }

    private async Task AnswerAsync(IMqttClient client, MqttApplicationMessage message, CommandTopic command, ControlReply reply, CancellationToken cancellationToken)
    {
        var topic = ResponseTopic(message) ?? command.Reply;
        var builder = new MqttApplicationMessageBuilder()
            .WithTopic(topic)
            .WithPayload(JsonSerializer.SerializeToUtf8Bytes(reply, ControlJson.Default.ControlReply))
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce);
        if (options.Version == "5")
        {
            builder.WithContentType("application/json").WithPayloadFormatIndicator(MqttPayloadFormatIndicator.CharacterData);
            if (message.CorrelationData is { } correlation)
            {
                builder.WithCorrelationData(correlation);
            }
        }

        var result = await client.PublishAsync(builder.Build(), cancellationToken).ConfigureAwait(false);
        if (!result.IsSuccess)
        {
            SayOnce($"The broker refuses our answers to commands ({result.ReasonCode}): check its access list for {topics.Prefix}/cmd/# and for response topics.");
        }
    }

    /// <summary>Null where there is none that an answer may go to: below our own prefix we speak as ourselves, and nobody may make us do so.</summary>
    private string? ResponseTopic(MqttApplicationMessage message) =>
        message.ResponseTopic is { Length: > 0 } topic && !topic.AsSpan().ContainsAny('+', '#') && topic[0] != '$'
        && (!topic.StartsWith(topics.Prefix + "/", StringComparison.Ordinal) || topic.EndsWith("/reply", StringComparison.Ordinal))
            ? topic
            : null;

    private void SayOnce(string sentence)
    {
        if (sentence != _saidLast)
        {
            _saidLast = sentence;
            LogRefused(sentence);
        }
    }

    [LoggerMessage(4040, LogLevel.Debug, "No commands over MQTT now: {Reason}")]
    private partial void LogAway(string reason);

    [LoggerMessage(4041, LogLevel.Warning, "{Sentence}")]
    private partial void LogRefused(string sentence);
}
