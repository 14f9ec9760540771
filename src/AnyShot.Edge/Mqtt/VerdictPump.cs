using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;
using MQTTnet;

namespace AnyShot.Edge.Mqtt;

/// <summary>
/// Moves verdicts from the outbox to the broker while one connection lasts: in order of id, up to <see cref="MqttOptions.MostInFlight"/> unacknowledged,
/// and a row is done only on the broker's acknowledgement. What was on the wire when the connection ended is still pending and goes out first next time.
/// </summary>
public sealed partial class VerdictPump(
    IOutbox outbox,
    MqttMessages messages,
    MqttOptions options,
    ReplaySchedule replay,
    StateTopic state,
    AgentMetrics metrics,
    AlarmBoard alarms,
    MqttStatus status,
    TimeProvider time,
    ILogger<VerdictPump> log)
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(1);

    private readonly Queue<SentVerdict> _inFlight = new();
    private readonly GrowingDelay _retry = new(FirstRetry, LongestRetry, Random.Shared);
    private MqttClientPublishResult? _refusal;
    private long _sentUpTo;
    private long _backlogUpTo;
    private int _window;

    /// <summary>Runs until the token is cancelled or the connection fails. One call at a time.</summary>
    /// <exception cref="MQTTnet.Exceptions.MqttCommunicationException">The connection ended.</exception>
    public async Task RunAsync(IMqttClient client, CancellationToken cancellationToken)
    {
        _inFlight.Clear();
        _refusal = null;
        _sentUpTo = 0;
        _window = options.MostInFlight;
        _backlogUpTo = outbox.Newest()?.InspectionId ?? 0;
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (_refusal is not null)
                {
                    await WaitAfterRefusalAsync(cancellationToken).ConfigureAwait(false);
                }
                if (replay.IsDue)
                {
                    await SettleAsync(cancellationToken).ConfigureAwait(false);
                    metrics.Counters.Add(CounterNames.Replayed, outbox.Replay(SinkNames.Mqtt), "sink", SinkNames.Mqtt);
                    replay.Done();
                    _sentUpTo = 0;
                }
                if (replay.TakeAsked())
                {
                    await SettleAsync(cancellationToken).ConfigureAwait(false);
                    _sentUpTo = 0;
                }
                Fill(client, cancellationToken);
                await WaitForWorkAsync(cancellationToken).ConfigureAwait(false);
                Collect();
            }
        }
        finally
        {
            await SettleBeforeStopAsync(client).ConfigureAwait(false);
        }
    }

    private void Fill(IMqttClient client, CancellationToken cancellationToken)
    {
        if (_refusal is not null || _inFlight.Count >= _window)
        {
            return;
        }
        foreach (var entry in outbox.ReadPending(SinkNames.Mqtt, _sentUpTo, _window - _inFlight.Count))
        {
            var verdict = VerdictJson.Read(entry.Json);
            // Not cancellable: an acknowledgement that is on its way at a stop still counts, and a lost connection ends the wait by itself.
            var acknowledgement = client.PublishAsync(messages.Verdict(entry, verdict.ClassSetRevision), CancellationToken.None);
            _inFlight.Enqueue(new SentVerdict(verdict, entry.IsReplay, acknowledgement));
            _sentUpTo = entry.InspectionId;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    // The oldest acknowledgement, a new verdict while there is room for it, or the time of a replay: whatever comes first.
    private async Task WaitForWorkAsync(CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var events = new List<Task>(4) { replay.Asked };
        if (_inFlight.TryPeek(out var oldest))
        {
            events.Add(oldest.Acknowledgement);
        }
        if (_inFlight.Count < _window && _refusal is null)
        {
            events.Add(outbox.WaitForPendingAsync(SinkNames.Mqtt, _sentUpTo, done.Token).AsTask());
        }
        if (replay.Remaining is { } remaining)
        {
            events.Add(Task.Delay(remaining, time, done.Token));
        }
        await Task.WhenAny(events).WaitAsync(cancellationToken).ConfigureAwait(false);
        await done.CancelAsync().ConfigureAwait(false);
    }

    private void Collect()
    {
        var delivered = new List<long>();
        Verdict? newest = null;
        try
        {
            while (_inFlight.TryPeek(out var oldest) && oldest.Acknowledgement.IsCompleted)
            {
                _inFlight.Dequeue();
                var result = oldest.Acknowledgement.GetAwaiter().GetResult();
                if (!result.IsSuccess)
                {
                    _refusal ??= result;
                    continue;
                }
                delivered.Add(oldest.Verdict.InspectionId);
                var hadSubscribers = result.ReasonCode == MqttClientPublishReasonCode.Success;
                replay.Acknowledged(oldest.IsReplay, hadSubscribers);
                if (oldest.IsReplay && !hadSubscribers)
                {
                    outbox.OweReplay(SinkNames.Mqtt, true);
                }
                if (!oldest.IsReplay && oldest.Verdict.InspectionId > _backlogUpTo)
                {
                    metrics.FrameToMqttAcknowledged.Record(time.GetUtcNow() - oldest.Verdict.CapturedAt);
                }
                newest = oldest.Verdict;
            }
        }
        finally
        {
            if (delivered.Count > 0)
            {
                outbox.Acknowledge(SinkNames.Mqtt, delivered);
                metrics.Counters.Add(CounterNames.Acknowledged, delivered.Count, "sink", SinkNames.Mqtt);
            }
        }
        if (newest is not null)
        {
            state.Delivered(newest);
        }
        if (newest is not null && _refusal is null)
        {
            Accepted();
        }
    }

    private void Accepted()
    {
        _window = options.MostInFlight;
        _retry.Reset();
        status.Set(HealthStatus.Ok, $"Connected to the broker {options.Host}:{options.Port}.");
        alarms.Clear(MqttAlarms.VerdictsRefused);
    }

    private async Task WaitAfterRefusalAsync(CancellationToken cancellationToken)
    {
        await SettleAsync(cancellationToken).ConfigureAwait(false);
        var reason = string.IsNullOrEmpty(_refusal!.ReasonString) ? $"{_refusal.ReasonCode}" : $"{_refusal.ReasonCode}, {_refusal.ReasonString}";
        var sentence = $"The broker {options.Host}:{options.Port} refuses verdicts ({reason}): check its access list and quotas for this client; nothing is lost meanwhile.";
        // Before the alarm: whoever sees the alarm and looks at the health must find the reason there.
        status.Set(HealthStatus.Down, sentence);
        alarms.Raise(MqttAlarms.VerdictsRefused, sentence);
        LogRefused(sentence);
        await Task.Delay(_retry.Next(), time, cancellationToken).ConfigureAwait(false);
        // From the oldest pending one again, one at a time until the broker takes it.
        (_refusal, _sentUpTo, _window) = (null, 0, 1);
    }

    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        while (_inFlight.TryPeek(out var oldest))
        {
            await Task.WhenAny(oldest.Acknowledgement).WaitAsync(cancellationToken).ConfigureAwait(false);
            Collect();
        }
    }

    // What the broker acknowledges within a moment need not be sent again after the next start; that includes what was judged while the cameras stopped.
    private async Task SettleBeforeStopAsync(IMqttClient client)
    {
        using var patience = new CancellationTokenSource(StopPatience, time);
        try
        {
            do
            {
                await SettleAsync(patience.Token).ConfigureAwait(false);
                if (client.IsConnected)
                {
                    Fill(client, patience.Token);
                }
            }
            while (_inFlight.Count > 0);
        }
        catch (Exception e) when (e is OperationCanceledException or MQTTnet.Exceptions.MqttCommunicationException)
        {
            LogUnsettled(_inFlight.Count);
        }
        foreach (var sent in _inFlight)
        {
            // Its failure is expected and has been seen.
            _ = sent.Acknowledgement.ContinueWith(t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }
}
