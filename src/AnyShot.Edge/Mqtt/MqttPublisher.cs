using AnyShot.Edge.Hosting;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;
using Microsoft.Data.Sqlite;
using MQTTnet;
using MQTTnet.Adapter;
using MQTTnet.Exceptions;

namespace AnyShot.Edge.Mqtt;

/// <summary>
/// Keeps the connection to the broker and runs, while it lasts, the pump of verdicts and the retained topics. A broker that is away or refuses us never
/// ends the agent: verdicts wait in the outbox.
/// </summary>
public sealed partial class MqttPublisher(
    MqttSettings settings,
    MqttOptions options,
    IOutbox outbox,
    VerdictPump pump,
    ReplaySchedule replay,
    AvailabilityTopic availability,
    StateTopic state,
    HealthTopic health,
    AlarmTopics alarmTopics,
    ClassTopics classTopics,
    MqttStatus status,
    AlarmBoard alarms,
    AgentMetrics metrics,
    TimeProvider time,
    ILogger<MqttPublisher> log) : AgentWorker
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan GoodbyePatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(15);

    private readonly MqttClientFactory _factory = new();
    private readonly GrowingDelay _delay = new(FirstDelay, LongestDelay, Random.Shared);
    private bool _wasConnected;
    private bool? _wasOwedAtStart;
    private string _saidLast = "";

    private string Broker => $"{options.Host}:{options.Port}";

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
            LogStopped();
        }
    }

    private async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        using var client = _factory.CreateMqttClient();
        try
        {
            if (await ConnectAsync(client, stoppingToken).ConfigureAwait(false))
            {
                await RunConnectedAsync(client, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (MqttSettingsException e)
        {
            alarms.Raise(MqttAlarms.Refused, e.Message);
            SetDown(e.Message);
        }
        catch (MqttCommunicationException e) when (BrokerCertificateException.In(e) is { } refused)
        {
            alarms.Raise(MqttAlarms.Refused, refused.Message);
            SetDown(refused.Message);
        }
        catch (MqttConnectingFailedException) when (options.Tls && options.CertificateFile.Length > 0)
        {
            SetDown($"The broker {Broker} ended the connection before it answered; its log says why. It may not accept the certificate of mqtt.certificateFile. Verdicts wait in the outbox.");
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

    private async Task<bool> ConnectAsync(IMqttClient client, CancellationToken stoppingToken)
    {
        using var patience = new CancellationTokenSource(ConnectPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stoppingToken);

        // On disk before CONNECT: an agent that is killed between CONNACK and the replay finds at its next start a session that it made itself,
        // and would believe that the broker forgot nothing.
        _wasOwedAtStart ??= outbox.IsReplayOwed(SinkNames.Mqtt);
        var isOwed = replay.Remaining is not null || (_wasOwedAtStart.Value && !_wasConnected);
        outbox.OweReplay(SinkNames.Mqtt, true);
        var result = await client.ConnectAsync(settings.Read(), either.Token).ConfigureAwait(false);
        if (result.ResultCode != MqttClientConnectResultCode.Success)
        {
            var sentence = ConnectRefusal.Sentence(options, result);
            alarms.Raise(MqttAlarms.Refused, sentence);
            SetDown(sentence);
            return false;
        }
        alarms.Clear(MqttAlarms.Refused);
        if (!result.IsSessionPresent || isOwed)
        {
            replay.SessionLost();
        }
        else
        {
            outbox.OweReplay(SinkNames.Mqtt, false);
        }
        if (_wasConnected)
        {
            metrics.Counters.Add(CounterNames.MqttReconnects);
        }
        _wasConnected = true;
        _saidLast = "";
        status.Set(HealthStatus.Ok, $"Connected to the broker {Broker}.");
        LogConnected(Broker, result.IsSessionPresent);
        return true;
    }

    private async Task RunConnectedAsync(IMqttClient client, CancellationToken stoppingToken)
    {
        using var session = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var ended = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        client.DisconnectedAsync += e =>
        {
            ended.TrySetResult(e.Exception?.Message ?? "The connection ended.");
            return Task.CompletedTask;
        };
        var connectedAt = time.GetTimestamp();
        var renewed = settings.WaitForChangeAsync(session.Token);
        List<Task> running =
        [
            ended.Task,
            pump.RunAsync(client, session.Token),
            state.RunAsync(client, session.Token),
            health.RunAsync(client, session.Token),
            alarmTopics.RunAsync(client, session.Token),
            classTopics.RunAsync(client, session.Token),
            availability.RunAsync(client, session.Token),
            renewed,
        ];
        var first = await Task.WhenAny(running).ConfigureAwait(false);
        // A broker that throws us out at once, as when two stations share a name, is not to be asked twice a second.
        if (time.GetElapsedTime(connectedAt) > LongestDelay)
        {
            _delay.Reset();
        }
        await session.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(running.Skip(1)).ContinueWith(_ => { }, TaskScheduler.Default).ConfigureAwait(false);
        if (stoppingToken.IsCancellationRequested)
        {
            await SayGoodbyeAsync(client).ConfigureAwait(false);
        }
        if (first == renewed && renewed.IsCompletedSuccessfully)
        {
            // Not "offline": it is a moment, and the session stays at the broker.
            LogRenewed();
            _delay.Reset();
            await DisconnectAsync(client).ConfigureAwait(false);
            return;
        }
        if (first == ended.Task)
        {
            throw new MqttCommunicationException(ended.Task.Result);
        }
        await first.ConfigureAwait(false);
    }

    private async Task SayGoodbyeAsync(IMqttClient client)
    {
        using var patience = new CancellationTokenSource(GoodbyePatience, time);
        try
        {
            await availability.SayOfflineAsync(client, patience.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is MqttCommunicationException or OperationCanceledException)
        {
            LogNoGoodbye(e.Message);
        }
        await DisconnectAsync(client).ConfigureAwait(false);
    }

    private async Task DisconnectAsync(IMqttClient client)
    {
        using var patience = new CancellationTokenSource(GoodbyePatience, time);
        try
        {
            await client.DisconnectAsync(cancellationToken: patience.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is MqttCommunicationException or OperationCanceledException)
        {
            LogNoGoodbye(e.Message);
        }
    }

    private void SetDown(string sentence)
    {
        status.Set(HealthStatus.Down, sentence);
        // The same sentence at each attempt helps nobody.
        if (sentence != _saidLast)
        {
            _saidLast = sentence;
            LogDown(sentence);
        }
    }
}
