using AnyShot.Edge.Hosting;
using System.Threading.Channels;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Dashboard;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.OpcUa;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Triggering;

namespace AnyShot.Edge.Handshake;

/// <summary>
/// Runs the <see cref="HandshakeMachine"/>: what clients write and what happens goes in, signals and results come out as tags. One loop, so that everything has one order. It takes the place of
/// <see cref="OpcUaPublisher"/> for verdicts: a result leaves the outbox's place <c>opcua</c> only when the PLC has acknowledged it, so none is lost by a restart.
/// </summary>
public sealed partial class HandshakeService : AgentWorker
{
    private const int Batch = 32;
    private const int LongestPartId = 80;
    private static readonly TimeSpan RetryTime = TimeSpan.FromMilliseconds(250);
    private readonly ITagServer _server;
    private readonly IOutbox _outbox;
    private readonly IReservations _reservations;
    private readonly IPlcTrigger _cameras;
    private readonly DeviceConfiguration _configuration;
    private readonly AgentMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger<HandshakeService> _log;
    private readonly string _camera;
    private readonly HandshakeMachine _machine;
    private readonly long _origin;
    private readonly Channel<HandshakeInput> _inputs = Channel.CreateUnbounded<HandshakeInput>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Dictionary<string, object> _commands = HandshakeTags.InitialCommands();
    private readonly Dictionary<long, TriggerCommand> _open = [];
    private readonly Dictionary<long, Verdict> _results = [];
    private readonly Dictionary<long, string> _unstored = [];
    private readonly List<TagValue> _values = [];
    private HandshakeSignals? _written;
    private Verdict? _shown;
    private long _readUpTo;
    private (bool Works, bool Camera)? _works;

    internal HandshakeService(
        ITagServer server, IOutbox outbox, IReservations reservations, IPlcTrigger cameras, DeviceConfiguration configuration, AgentMetrics metrics, TimeProvider time, ILogger<HandshakeService> log)
    {
        (_server, _outbox, _reservations, _cameras, _configuration, _metrics, _time, _log) = (server, outbox, reservations, cameras, configuration, metrics, time, log);
        _camera = configuration.Options.Cameras.First(camera => camera.Trigger.Mode == TriggerMode.Plc).Name;
        _machine = new HandshakeMachine(configuration.Options.OpcUa.Handshake) { ActiveRecipe = VerdictTags.Recipe };
        var judged = _outbox.Newest() is { } newest && newest.Camera == _camera ? newest.InspectionId : 0;
        _machine.Resume(Math.Max(judged, _reservations.Reserved().LastOrDefault(r => r.Camera == _camera)?.InspectionId ?? 0));
        _origin = time.GetTimestamp();
        // From the constructor on: the server may be ready before this service starts.
        _server.Ready += OnReady;
        _server.Written += OnWritten;
    }

    private TimeSpan Now => _time.GetElapsedTime(_origin);

    /// <summary>Says whether model, inspection loop and outbox work, and whether the cameras do. One caller.</summary>
    internal void ReportWorks(bool works, bool camera)
    {
        if (_works != (works, camera))
        {
            _works = (works, camera);
            _inputs.Writer.TryWrite(new HandshakeInput.Works(works, camera));
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _server.Ready -= OnReady;
        _server.Written -= OnWritten;
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var first = await Task.WhenAny(RunAsync(stoppingToken), WatchOutboxAsync(stoppingToken)).ConfigureAwait(false);
        if (!stoppingToken.IsCancellationRequested)
        {
            await first.ConfigureAwait(false);
        }
    }

    private void OnReady() => _inputs.Writer.TryWrite(new HandshakeInput.ServerReady());

    private void OnWritten(TagWrite write) => _inputs.Writer.TryWrite(new HandshakeInput.Written(write));

    private async Task WatchOutboxAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _outbox.WaitForPendingAsync(SinkNames.OpcUa, Interlocked.Read(ref _readUpTo), cancellationToken).ConfigureAwait(false);
            var read = new HandshakeInput.Verdicts();
            _inputs.Writer.TryWrite(read);
            await read.Done.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var input = await NextAsync(cancellationToken).ConfigureAwait(false);
            var status = Take(input);
            _machine.Advance(Now);
            DoEffects();
            await ShowAsync(input is HandshakeInput.ServerReady, cancellationToken).ConfigureAwait(false);
            // After the tags: a client that reads them after its write sees what the write did.
            (input as HandshakeInput.Written)?.Write.Complete(status);
        }
    }

    /// <returns>The next input; null when a deadline came first.</returns>
    private async Task<HandshakeInput?> NextAsync(CancellationToken cancellationToken)
    {
        if (_inputs.Reader.TryRead(out var waiting))
        {
            return waiting;
        }

        var deadline = _machine.NextDeadline is { } at ? at - Now : (TimeSpan?)null;
        deadline = _unstored.Count > 0 && (deadline is null || RetryTime < deadline) ? RetryTime : deadline;
        if (deadline is not { } patience)
        {
            return await _inputs.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }

        using var limit = new CancellationTokenSource(patience > TimeSpan.Zero ? patience : TimeSpan.FromMilliseconds(1), _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await _inputs.Reader.ReadAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private TagQuality Take(HandshakeInput? input)
    {
        switch (input)
        {
            case HandshakeInput.Written written:
                return Write(written.Write.Path, written.Write.Value);
            case HandshakeInput.Taken taken:
                _machine.Exposed(taken.Command.InspectionId);
                break;
            case HandshakeInput.Lost lost:
                Answer(lost.Command, lost.Reason);
                break;
            case HandshakeInput.Works works:
                _machine.Works(works.Station, works.Camera);
                break;
            case HandshakeInput.Verdicts verdicts:
                ReadVerdicts();
                verdicts.Done.SetResult();
                break;
            case HandshakeInput.ServerReady:
                _written = null;
                break;
            default:
                StoreUnstored();
                break;
        }

        return TagQuality.Good;
    }

    private TagQuality Write(string path, object value)
    {
        switch (path, value)
        {
            case (TagModel.TriggerEnable, bool level):
                _machine.Write(HandshakeCommand.TriggerEnable, level, Now);
                break;
            case (TagModel.Trigger, bool level):
                _machine.Write(HandshakeCommand.Trigger, level, Now);
                break;
            case (TagModel.ResultAck, bool level):
                _machine.Write(HandshakeCommand.ResultAck, level, Now);
                break;
            case (TagModel.Reset, bool level):
                _machine.Write(HandshakeCommand.Reset, level, Now);
                break;
            case (TagModel.CommandPartId, string partId) when partId.Length <= LongestPartId && !partId.Any(char.IsControl):
                _machine.WritePartId(partId);
                break;
            case (TagModel.CommandRecipeNo, long recipe):
                _machine.WriteRecipe((int)recipe);
                break;
            default:
                return TagQuality.BadOutOfRange;
        }

        _commands[path] = value;
        return TagQuality.Good;
    }

    private void ReadVerdicts()
    {
        foreach (var entry in _outbox.ReadPending(SinkNames.OpcUa, _readUpTo, Batch))
        {
            Interlocked.Exchange(ref _readUpTo, entry.InspectionId);
            var verdict = VerdictJson.Read(entry.Json);
            if (verdict.Camera != _camera)
            {
                // Another camera's parts are no business of the PLC's.
                _outbox.Acknowledge(SinkNames.OpcUa, [entry.InspectionId]);
                continue;
            }

            _open.Remove(entry.InspectionId);
            _results[entry.InspectionId] = verdict;
            _machine.Result(entry.InspectionId, Now);
        }
    }

    private void DoEffects()
    {
        while (_machine.TryTakeEffect(out var effect))
        {
            switch (effect)
            {
                case HandshakeEffect.Acquire acquire:
                    Acquire(acquire.PartId);
                    break;
                case HandshakeEffect.GiveUp late when _open.TryGetValue(late.InspectionId, out var command):
                    Answer(command, "no verdict in time");
                    break;
                case HandshakeEffect.Show show:
                    _shown = _results[show.InspectionId];
                    _values.AddRange(VerdictTags.Result(_shown, isOfThisRun: true));
                    if (_machine.Buffered == 1)
                    {
                        // One that waited for the PLC is no measure of the way to it.
                        _metrics.FrameToOpcUa.Record(_time.GetUtcNow() - _shown.CapturedAt);
                    }

                    break;
                case HandshakeEffect.Settle settle:
                    _results.Remove(settle.InspectionId);
                    _outbox.Acknowledge(SinkNames.OpcUa, [settle.InspectionId]);
                    _metrics.Counters.Add(CounterNames.Acknowledged, 1, "sink", SinkNames.OpcUa);
                    break;
                case HandshakeEffect.CountMissed:
                    _reservations.AddTally(HandshakeTallies.Missed);
                    LogMissed(_machine.Signals.MissedReason);
                    break;
                case HandshakeEffect.CountOverrun:
                    _reservations.AddTally(HandshakeTallies.Overrun);
                    LogOverrun(_configuration.Options.OpcUa.Handshake.BufferedResults);
                    break;
            }
        }
    }

    private void Acquire(string partId)
    {
        long id;
        try
        {
            id = _reservations.Reserve(_camera, partId);
        }
        catch (OutboxFullException)
        {
            // The outbox has raised its alarm.
            _machine.Refused(MissedReason.Fault, Now);
            return;
        }

        var command = new TriggerCommand(partId, id);
        command.Taken += () => _inputs.Writer.TryWrite(new HandshakeInput.Taken(command));
        command.Lost += reason => _inputs.Writer.TryWrite(new HandshakeInput.Lost(command, reason));
        var outcome = _cameras.Trigger(_camera, command);
        if (outcome == TriggerOutcome.Accepted)
        {
            _open[id] = command;
            _machine.Accepted(id, Now);
            return;
        }

        _reservations.Release(id);
        _machine.Refused(
            outcome switch
            {
                TriggerOutcome.NoFrames => MissedReason.NoCamera,
                TriggerOutcome.Missed => MissedReason.NotReady,
                _ => MissedReason.OutOfService,
            },
            Now);
    }

    /// <summary>Answers a part as unsure, unless its verdict is on its way.</summary>
    private void Answer(TriggerCommand command, string reason)
    {
        if (command.TryAnswer())
        {
            LogUnanswered(command.InspectionId, command.PartId, reason);
            _unstored[command.InspectionId] = reason;
            StoreUnstored();
        }
    }

    private void StoreUnstored()
    {
        foreach (var (id, reason) in _unstored.ToList())
        {
            try
            {
                var reservation = _reservations.Reserved().First(r => r.InspectionId == id);
                _outbox.Append([UnjudgedParts.Verdict(_configuration, reservation, reason)]);
                _metrics.Counters.Add(CounterNames.Verdicts, 1, "decision", DecisionNames.Of(Decision.Unsure));
                _unstored.Remove(id);
            }
            catch (OutboxFullException)
            {
                // Sts/Fault says so; tried again until the disk takes it.
                return;
            }
        }
    }

    private async Task ShowAsync(bool isNewServer, CancellationToken cancellationToken)
    {
        var signals = _machine.Signals;
        var now = _time.GetUtcNow();
        if (_written is null)
        {
            if (!isNewServer)
            {
                // It is away; what it is to show is gathered anew when it is back.
                _values.Clear();
                return;
            }

            _values.Clear();
            _values.AddRange(_commands.Select(command => new TagValue(command.Key, command.Value, now)));
            if ((_shown ?? _outbox.Newest()) is { } verdict)
            {
                _values.AddRange(VerdictTags.Result(verdict, isOfThisRun: _shown is not null));
            }
        }

        _values.AddRange(HandshakeTags.Changes(_written, signals, now));
        if (_values.Count > 0)
        {
            _written = await _server.WriteAsync([.. _values], cancellationToken).ConfigureAwait(false) ? signals : null;
            _values.Clear();
        }
    }

    [LoggerMessage(17002, LogLevel.Warning, "A trigger of the PLC was missed: {Reason}")]
    private partial void LogMissed(MissedReason reason);

    [LoggerMessage(17003, LogLevel.Warning, "{Count} results wait for the PLC; one more is not shown to it (it is on MQTT and on disk)")]
    private partial void LogOverrun(int count);

    [LoggerMessage(17004, LogLevel.Warning, "Part {PartId} (inspection {InspectionId}) is answered as unsure: {Reason}")]
    private partial void LogUnanswered(long inspectionId, string partId, string reason);
}
