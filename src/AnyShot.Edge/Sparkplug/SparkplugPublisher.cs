using AnyShot.Edge.Hosting;
using AnyShot.Edge.Mqtt;
using AnyShot.Edge.Observability;
using Microsoft.Data.Sqlite;
using MQTTnet;
using MQTTnet.Adapter;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;

namespace AnyShot.Edge.Sparkplug;

/// <summary>
/// Keeps the edge node's own connection to the broker, one <see cref="EdgeNodeSession"/> after the other. A broker that is away or refuses us never ends the agent:
/// verdicts wait in the outbox.
/// </summary>
public sealed partial class SparkplugPublisher : AgentWorker
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(15);

    private readonly MqttSettings _settings;
    private readonly MqttOptions _options;
    private readonly EdgeNode _node;
    private readonly AlarmBoard _alarms;
    private readonly ILogger<SparkplugPublisher> _log;
    private readonly MqttClientFactory _factory = new();
    private readonly GrowingDelay _delay = new(FirstDelay, LongestDelay, Random.Shared);
    private bool _wasConnected;
    private string _saidLast = "";

    internal SparkplugPublisher(MqttSettings settings, MqttOptions options, EdgeNode node, AlarmBoard alarms, ILogger<SparkplugPublisher> log) =>
        (_settings, _options, _node, _alarms, _log) = (settings, options, node, alarms, log);

    private string Broker => $"{_options.Host}:{_options.Port}";

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            while (true)
            {
                stoppingToken.ThrowIfCancellationRequested();
                await RunOnceAsync(stoppingToken).ConfigureAwait(false);
                await Task.Delay(_delay.Next(), _node.Time, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            LogStopped();
        }
    }

    private async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        using var client = _factory.CreateMqttClient();
        try
        {
            if (await ConnectAsync(client, stoppingToken).ConfigureAwait(false) is { } session)
            {
                await RunConnectedAsync(client, session, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (MqttSettingsException e)
        {
            _node.Memory.NotUsed();
            _alarms.Raise(SparkplugAlarms.Refused, e.Message);
            SetDown(e.Message);
        }
        catch (MqttCommunicationException e)
        {
            SetDown($"The broker {Broker} is away: {e.Message} Verdicts wait in the outbox.");
        }
        catch (SqliteException e)
        {
            SetDown($"The outbox cannot be read or written: {e.Message} Publishing is tried again.");
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            SetDown($"The broker {Broker} does not answer within {ConnectPatience.TotalSeconds:0} s. Verdicts wait in the outbox.");
        }
    }

    private async Task<EdgeNodeSession?> ConnectAsync(IMqttClient client, CancellationToken stoppingToken)
    {
        using var patience = new CancellationTokenSource(ConnectPatience, _node.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stoppingToken);
        var number = _node.Memory.NextSession();
        var session = new EdgeNodeSession(client, number, _node, _node.SessionLog);
        _node.Host.Forget();
        client.ApplicationMessageReceivedAsync += session.OnMessageAsync;
        var options = _settings.NewConnection(_node.Topics.ClientId)
            .WithCleanStart()
            .WithWillTopic(_node.Topics.NodeDeath)
            .WithWillPayload(EdgeNodeSession.Death(number))
            .WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .Build();
        MqttClientConnectResult result;
        try
        {
            result = await client.ConnectAsync(options, either.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or MqttCommunicationException and not MqttConnectingFailedException)
        {
            // No CONNECT went out, and each must have a number one above that of the one before.
            _node.Memory.NotUsed();
            throw;
        }

        if (result.ResultCode != MqttClientConnectResultCode.Success)
        {
            Refuse(ConnectRefusal.Sentence(_options, result));
            return null;
        }

        if (_wasConnected)
        {
            _node.Metrics.Counters.Add(CounterNames.SparkplugReconnects);
        }

        (_wasConnected, _saidLast) = (true, "");
        LogConnected(Broker);
        if (await session.SubscribeAsync(either.Token).ConfigureAwait(false) is { } refusal)
        {
            // Without commands a host cannot ask for a rebirth, and without STATE nobody knows when to begin: no session without them.
            Refuse($"The broker {Broker} {refusal}: check its access list.");
            return null;
        }

        _alarms.Clear(SparkplugAlarms.Refused);
        return session;
    }

    private async Task RunConnectedAsync(IMqttClient client, EdgeNodeSession session, CancellationToken stoppingToken)
    {
        using var connected = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var ended = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        client.DisconnectedAsync += e =>
        {
            ended.TrySetResult(e.Exception?.Message ?? "The connection ended.");
            return Task.CompletedTask;
        };
        var connectedAt = _node.Time.GetTimestamp();
        var running = session.RunAsync(connected.Token);
        var first = await Task.WhenAny(ended.Task, running).ConfigureAwait(false);
        if (_node.Time.GetElapsedTime(connectedAt) > LongestDelay)
        {
            _delay.Reset();
        }

        await connected.CancelAsync().ConfigureAwait(false);
        if (first == ended.Task)
        {
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new MqttCommunicationException(await ended.Task.ConfigureAwait(false));
        }

        await running.ConfigureAwait(false);
        var isStopping = stoppingToken.IsCancellationRequested;
        if (!isStopping)
        {
            LogHostLeft(_node.Host.Id);
            _node.Status.Set(HealthStatus.Degraded, $"The primary host application {_node.Host.Id} has left. Verdicts wait in the outbox.");
        }

        try
        {
            await session.EndAsync(isStopping).ConfigureAwait(false);
        }
        catch (Exception e) when (e is MqttCommunicationException or OperationCanceledException)
        {
            LogNoGoodbye(e.Message);
        }
    }

    private void Refuse(string sentence)
    {
        _alarms.Raise(SparkplugAlarms.Refused, sentence);
        SetDown(sentence);
    }

    private void SetDown(string sentence)
    {
        _node.Status.Set(HealthStatus.Down, sentence);
        // The same sentence at each attempt helps nobody.
        if (sentence != _saidLast)
        {
            _saidLast = sentence;
            LogDown(sentence);
        }
    }

    [LoggerMessage(4100, LogLevel.Information, "Sparkplug: connected to the broker {Broker}")]
    private partial void LogConnected(string broker);

    [LoggerMessage(4101, LogLevel.Warning, "Sparkplug: {Sentence}")]
    private partial void LogDown(string sentence);

    [LoggerMessage(4102, LogLevel.Information, "Sparkplug has stopped")]
    private partial void LogStopped();

    [LoggerMessage(4103, LogLevel.Debug, "Sparkplug: the broker heard no goodbye: {Message}")]
    private partial void LogNoGoodbye(string message);

    [LoggerMessage(4106, LogLevel.Warning, "Sparkplug: the primary host application {Host} has left; verdicts wait for it")]
    private partial void LogHostLeft(string host);
}
