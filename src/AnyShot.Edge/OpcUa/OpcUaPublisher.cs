using AnyShot.Edge.Hosting;
using System.Threading.Channels;
using AnyShot.Edge.Handshake;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;

namespace AnyShot.Edge.OpcUa;

/// <summary>
/// The sink <c>opcua</c> of the outbox: puts every verdict into the tags, in order, and acknowledges it once the server has applied it.
/// Beside that it writes state, counters, health and the heartbeat. Under a handshake <see cref="HandshakeService"/> shows the verdicts.
/// </summary>
public sealed class OpcUaPublisher : AgentWorker
{
    /// <summary>Verdicts per message when there is a backlog; the server applies them in order.</summary>
    private const int Batch = 32;

    private static readonly TimeSpan StatusPeriod = TimeSpan.FromSeconds(1);
    private readonly ITagServer _server;
    private readonly IOutbox _outbox;
    private readonly StatusTags _status;
    private readonly InspectionHeartbeat _heartbeat;
    private readonly AgentMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly HandshakeService? _handshake;
    private readonly Channel<bool> _statusDue = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private volatile TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _starts;
    private HeartbeatStep? _lastStep;
    private long _lastWritten;
    private Verdict? _shown;

    /// <param name="server">The server.</param>
    /// <param name="outbox">Where verdicts come from.</param>
    /// <param name="status">State, counters and health.</param>
    /// <param name="heartbeat">Of the inspection loop.</param>
    /// <param name="metrics">Receives the times of delivery.</param>
    /// <param name="time">Clock.</param>
    /// <param name="handshake">What shows the verdicts under a handshake; null where this service does.</param>
    internal OpcUaPublisher(
        ITagServer server, IOutbox outbox, StatusTags status, InspectionHeartbeat heartbeat, AgentMetrics metrics, TimeProvider time, HandshakeService? handshake = null)
    {
        _handshake = handshake;
        (_server, _outbox, _status, _heartbeat, _metrics, _time) = (server, outbox, status, heartbeat, metrics, time);
        // From the constructor on: the server may be ready before this service starts.
        _server.Ready += OnReady;
        _heartbeat.Stepped += OnStepped;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _server.Ready -= OnReady;
        _heartbeat.Stepped -= OnStepped;
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = _time.CreateTimer(_ => _statusDue.Writer.TryWrite(true), null, StatusPeriod, StatusPeriod);
        var status = PublishStatusAsync(stoppingToken);
        // The first to fault faults the service, the end of the agent cancels both.
        var first = _handshake is null ? await Task.WhenAny(PublishVerdictsAsync(stoppingToken), status).ConfigureAwait(false) : status;
        if (!stoppingToken.IsCancellationRequested)
        {
            await first.ConfigureAwait(false);
        }
    }

    private void OnReady()
    {
        Interlocked.Increment(ref _starts);
        Interlocked.Exchange(ref _ready, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        _statusDue.Writer.TryWrite(true);
    }

    private void OnStepped(uint counter)
    {
        Volatile.Write(ref _lastStep, new HeartbeatStep(counter, _time.GetUtcNow()));
        _statusDue.Writer.TryWrite(true);
    }

    private async Task PublishVerdictsAsync(CancellationToken cancellationToken)
    {
        var start = 0;
        var isLive = false;
        while (true)
        {
            var ready = _ready.Task;
            var current = Volatile.Read(ref _starts);
            if (!_server.IsConnected)
            {
                await ready.WaitAsync(cancellationToken).ConfigureAwait(false);
                continue;
            }

            var entries = _outbox.ReadPending(SinkNames.OpcUa, _lastWritten, Batch);
            if (entries.Count > 0)
            {
                // What piled up while the server was away is no measure of the way to it.
                isLive &= start == current;
                if (await WriteAsync(entries, isLive, cancellationToken).ConfigureAwait(false))
                {
                    start = current;
                }
                else
                {
                    await ready.WaitAsync(cancellationToken).ConfigureAwait(false);
                }
            }
            else if (start != current)
            {
                // The server is new and nothing waits: it shows the newest verdict there is.
                if (await ShowNewestAsync(cancellationToken).ConfigureAwait(false))
                {
                    start = current;
                }
                else
                {
                    await ready.WaitAsync(cancellationToken).ConfigureAwait(false);
                }
            }
            else
            {
                isLive = true;
                await WaitAsync(ready, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task WaitAsync(Task ready, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pending = _outbox.WaitForPendingAsync(SinkNames.OpcUa, _lastWritten, waiting.Token).AsTask();
        await Task.WhenAny(pending, ready).ConfigureAwait(false);
        await waiting.CancelAsync().ConfigureAwait(false);
        await pending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<bool> WriteAsync(IReadOnlyList<OutboxEntry> entries, bool isLive, CancellationToken cancellationToken)
    {
        var verdicts = entries.Select(e => VerdictJson.Read(e.Json)).ToList();
        var now = _time.GetUtcNow();
        if (!await _server.WriteAsync([.. verdicts.SelectMany(v => VerdictTags.Of(v, isOfThisRun: true, now))], cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        var applied = _time.GetUtcNow();
        _shown = verdicts[^1];
        _lastWritten = entries[^1].InspectionId;
        _outbox.Acknowledge(SinkNames.OpcUa, [.. entries.Select(e => e.InspectionId)]);
        _metrics.Counters.Add(CounterNames.Acknowledged, entries.Count, "sink", SinkNames.OpcUa);
        if (isLive)
        {
            verdicts.ForEach(v => _metrics.FrameToOpcUa.Record(applied - v.CapturedAt));
        }

        return true;
    }

    private async Task<bool> ShowNewestAsync(CancellationToken cancellationToken)
    {
        var verdict = _shown ?? _outbox.Newest();
        TagValue[] values = verdict is null
            ? [new TagValue(TagModel.ResultValid, false, _time.GetUtcNow())]
            : [.. VerdictTags.Of(verdict, isOfThisRun: _shown is not null, _time.GetUtcNow())];
        return await _server.WriteAsync(values, cancellationToken).ConfigureAwait(false);
    }

    private async Task PublishStatusAsync(CancellationToken cancellationToken)
    {
        await foreach (var _ in _statusDue.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            var values = _status.Values();
            if (_handshake is not null)
            {
                // These two follow the turns that station and PLC take.
                _handshake.ReportWorks(_status.Works, _status.Camera);
                values.RemoveAll(value => value.Path is TagModel.Ready or TagModel.Busy);
            }
            else
            {
                values.AddRange(HandshakeTags.OutOfService(_time.GetUtcNow()));
            }

            if (Volatile.Read(ref _lastStep) is { } step)
            {
                // With the time of the step: a stuck loop is seen by counter and by timestamp.
                values.Add(new TagValue(TagModel.Heartbeat, step.Counter, step.At));
            }

            await _server.WriteAsync(values, cancellationToken).ConfigureAwait(false);
        }
    }

    private sealed record HeartbeatStep(uint Counter, DateTimeOffset At);
}
