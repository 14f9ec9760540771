using AnyShot.Edge.Dashboard;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Triggering;
using OpenCvSharp;

namespace AnyShot.Edge.Capture;

/// <summary>
/// One camera: its capture thread, its trigger and the bounded buffer behind it. The trigger is asked on the capture thread, so that it sees every frame
/// while the inspection is busy; only the frames it names are copied into pooled buffers and wait for the inspection.
/// </summary>
internal sealed partial class CameraWorker : IDisposable
{
    /// <summary>Calls that hang at the same time before no further thread is spent on the camera.</summary>
    private const int MostHanging = 4;

    private const int MostWarnedFiles = 1000;
    private static readonly TimeSpan ShortestOpenTimeout = TimeSpan.FromSeconds(10);

    private readonly CameraOptions _options;
    private readonly SourceAddress _address;
    private readonly Func<IFrameSource> _create;
    private ITrigger _trigger;
    private CameraSettings _settings;
    private readonly Action _arrived;
    private readonly Func<bool> _judges;
    private readonly AgentMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CameraCondition _condition;
    private readonly FrameBuffer _buffer;
    private readonly FramePool _pool;
    private readonly LatestFrame _latest = new();
    private readonly ReconnectDelay _delay;
    private readonly CancellationTokenSource _stop = new();

    // Guards the session and all that a delivery touches: an abandoned session must not deliver beside the new one.
    private readonly Lock _gate = new();
    private readonly List<CameraSession> _hanging = [];
    private readonly HashSet<string> _warned = [];
    private CameraSession? _session;
    private long _restartAt;
    private long _sequence;
    private long _lastChange;
    private bool _reset;

    /// <param name="options">Settings of the camera.</param>
    /// <param name="address">Its source, parsed.</param>
    /// <param name="create">Makes the source; called for each attempt.</param>
    /// <param name="checksum">Of the configuration that the settings are of.</param>
    /// <param name="trigger">Its trigger, which the worker disposes.</param>
    /// <param name="arrived">Called after a frame has entered the buffer; must return at once.</param>
    /// <param name="judges">Whether parts are judged now; the trigger sees every frame all the same.</param>
    /// <param name="metrics">Counters of the agent.</param>
    /// <param name="alarms">Receives the camera's alarms.</param>
    /// <param name="time">Clock.</param>
    /// <param name="logger">Log.</param>
    public CameraWorker(
        CameraOptions options, SourceAddress address, Func<IFrameSource> create, uint checksum, ITrigger trigger, Action arrived, Func<bool> judges, AgentMetrics metrics, AlarmBoard alarms, TimeProvider time, ILogger logger)
    {
        (_options, _address, _create, _trigger, _arrived, _judges, _metrics, _time, _logger) = (options, address, create, trigger, arrived, judges, metrics, time, logger);
        _settings = new CameraSettings(options.Roi, options.Trigger, checksum);
        _condition = new CameraCondition(options.Name, address.Display, alarms, time);
        _buffer = new FrameBuffer(options.BufferSize);
        _pool = new FramePool(options.Name, options.BufferSize + 16);
        _delay = new ReconnectDelay(options.ReconnectFirst, options.ReconnectLongest);
    }

    public string Name => _options.Name;

    public CameraState State => _condition.State;

    /// <summary>Number and time of the newest good frame; null before the first.</summary>
    public FrameStamp? Latest => _latest.Stamp;

    internal TimeSpan ReadTimeout => _options.ReadTimeout;

    // Streams negotiate for seconds before the first frame.
    internal TimeSpan OpenTimeout => _options.ReadTimeout > ShortestOpenTimeout ? _options.ReadTimeout : ShortestOpenTimeout;

    public void Start()
    {
        lock (_gate)
        {
            StartSession();
        }
    }

    /// <summary>Ends the capture thread. Frames in the buffer stay for the inspection.</summary>
    /// <returns>False when the thread hangs in a call to its source; as a background thread it does not hold the process up.</returns>
    public bool Stop(TimeSpan timeout)
    {
        CameraSession? session;
        lock (_gate)
        {
            _stop.Cancel();
            session = _session;
        }

        return session is null || session.Join(timeout);
    }

    /// <summary>Called a few times a second: notices a call to the source that does not return, and starts anew after the delay.</summary>
    public void Watch()
    {
        lock (_gate)
        {
            _hanging.RemoveAll(static s => s.HasEnded);
            if (_stop.IsCancellationRequested)
            {
                return;
            }

            if (_session is { } session && session.IsStalled())
            {
                session.Abandon();
                _hanging.Add(session);
                _session = null;
                _restartAt = _time.GetTimestamp() + (long)(NextDelay().TotalSeconds * _time.TimestampFrequency);
                ToLost($"{_address.Display} does not answer any more.");
            }
            else if (_session is null && _time.GetTimestamp() >= _restartAt && _hanging.Count < MostHanging)
            {
                StartSession();
            }
        }
    }

    public bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Frame? frame) => _buffer.TryTake(out frame);

    public bool HasFrames => _buffer.Count > 0;

    /// <inheritdoc cref="LatestFrame.CopyTo"/>
    public FrameStamp? CopyLatest(Mat into) => _latest.CopyTo(into);

    /// <summary>Makes the next frame a part, in the trigger mode that the command is for.</summary>
    public TriggerOutcome Command(TriggerCommand command, TriggerMode mode)
    {
        if (_trigger is not CommandTrigger trigger || _settings.Trigger.Mode != mode)
        {
            return TriggerOutcome.OtherTriggerMode;
        }

        if (!_judges())
        {
            return TriggerOutcome.Maintenance;
        }

        var outcome = State != CameraState.Running ? TriggerOutcome.NoFrames : trigger.TryCommand(command) ? TriggerOutcome.Accepted : TriggerOutcome.Missed;
        if (outcome != TriggerOutcome.Accepted)
        {
            Count(CounterNames.TriggersMissed);
        }

        return outcome;
    }

    public HealthReport Report() => _condition.Report();

    /// <summary>What the camera is and how it has fared.</summary>
    public CameraDetails Details()
    {
        var settings = Volatile.Read(ref _settings);
        return new CameraDetails(Name, _address.Display, _latest.Size, settings.Region, settings.Trigger, _condition.LastFault);
    }

    /// <summary>Other settings, whole, from the next frame on: no frame sees half of them.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="trigger">Its trigger, which the worker disposes; null goes on with the one that it has.</param>
    public void Change(CameraSettings settings, ITrigger? trigger)
    {
        lock (_gate)
        {
            Volatile.Write(ref _settings, settings);
            if (trigger is not null)
            {
                _trigger.Dispose();
                _trigger = trigger;
            }
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        lock (_gate)
        {
            _trigger.Dispose();
            _latest.Dispose();
            while (_buffer.TryTake(out var frame))
            {
                frame.Dispose();
            }

            _pool.Dispose();
        }
    }

    private void StartSession()
    {
        _session = new CameraSession(this, _create, _time, _stop.Token);
        _session.Start($"camera {Name}");
    }

    private void Count(string counter) => _metrics.Counters.Add(counter, 1, "camera", Name);
}
