using System.Diagnostics.CodeAnalysis;
using AnyShot.Edge.Capture.Sources;
using AnyShot.Edge.Control;
using AnyShot.Edge.Dashboard;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Triggering;
using OpenCvSharp;

namespace AnyShot.Edge.Capture;

/// <summary>All cameras of the agent: one thread each, and one place from which the inspection takes their triggered frames, in turns.</summary>
public sealed class CameraSet : IHostedService, IHealthSource, ICameraViews, IPlcTrigger, IDisposable
{
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWatch = TimeSpan.FromMilliseconds(250);

    private readonly CameraWorker[] _workers;
    private readonly Dictionary<string, CameraWorker> _byName;
    private readonly AutoResetEvent _arrived = new(false);
    private readonly TimeProvider _time;
    private readonly TimeSpan _watch;
    private ITimer? _watchdog;
    private int _turn;
    private bool _stopped;

    /// <param name="cameras">Settings of the cameras.</param>
    /// <param name="baseFolder">Folder against which relative paths of sources are resolved.</param>
    /// <param name="metrics">Counters of the agent.</param>
    /// <param name="alarms">Receives <c>camera-NAME-lost</c> and <c>camera-NAME-frozen</c>.</param>
    /// <param name="time">Clock.</param>
    /// <param name="loggers">Logs.</param>
    /// <param name="mode">In maintenance nothing is judged; null where the mode is always automatic.</param>
    /// <param name="checksum">Of the configuration that the settings are of.</param>
    /// <exception cref="FormatException">A source address is wrong; one sentence.</exception>
    public CameraSet(IReadOnlyList<CameraOptions> cameras, string baseFolder, AgentMetrics metrics, AlarmBoard alarms, TimeProvider time, ILoggerFactory loggers, ModeSwitch? mode = null, uint checksum = 0)
        : this(cameras, baseFolder, metrics, alarms, time, loggers, (address, camera) => FrameSources.Create(address, camera, time), mode, checksum)
    {
    }

    internal CameraSet(
        IReadOnlyList<CameraOptions> cameras, string baseFolder, AgentMetrics metrics, AlarmBoard alarms, TimeProvider time, ILoggerFactory loggers, Func<SourceAddress, CameraOptions, IFrameSource> create, ModeSwitch? mode = null, uint checksum = 0)
    {
        var logger = loggers.CreateLogger<CameraWorker>();
        bool Judges() => mode is not { Current: OperatingMode.Maintenance };
        _time = time;
        _workers = [.. cameras.Select(camera =>
        {
            var address = SourceAddress.Parse(camera.Source, baseFolder);
            var trigger = Triggers.Create(camera.Trigger, camera.Roi, time);
            return new CameraWorker(camera, address, () => create(address, camera), checksum, trigger, () => _arrived.Set(), Judges, metrics, alarms, time, logger);
        })];
        _byName = _workers.ToDictionary(w => w.Name, StringComparer.Ordinal);

        // Often enough that a loss is seen within a quarter of the shortest read timeout.
        var shortest = cameras.Select(c => c.ReadTimeout / 4).Append(LongestWatch).Min();
        _watch = shortest > TimeSpan.FromMilliseconds(10) ? shortest : TimeSpan.FromMilliseconds(10);
    }

    /// <summary>True once every camera's source has come to its end, so that nothing will follow.</summary>
    public bool AllEnded => _workers.All(w => w.State == CameraState.Ended);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // A camera that is away is told of in our own words, not also in OpenCV's on stderr at each attempt.
        Cv2.SetLogLevel(OpenCvSharp.LogLevel.ERROR);
        foreach (var worker in _workers)
        {
            worker.Start();
        }

        _watchdog = _time.CreateTimer(_ => Array.ForEach(_workers, w => w.Watch()), null, _watch, _watch);
        return Task.CompletedTask;
    }

    /// <summary>Ends all capture threads within two seconds; triggered frames stay for the inspection to take.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_watchdog is { } watchdog)
        {
            await watchdog.DisposeAsync().ConfigureAwait(false);
        }

        await Task.WhenAll(_workers.Select(w => Task.Run(() => w.Stop(StopTime), CancellationToken.None))).ConfigureAwait(false);
        _stopped = true;
    }

    /// <summary>Waits for a triggered frame of any camera. One caller at a time: the inspection loop.</summary>
    /// <returns>True when a frame waits; false after the timeout.</returns>
    public bool WaitForFrames(TimeSpan timeout)
    {
        var start = _time.GetTimestamp();
        while (!Array.Exists(_workers, static w => w.HasFrames))
        {
            var left = timeout - _time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero || !_arrived.WaitOne(left))
            {
                return Array.Exists(_workers, static w => w.HasFrames);
            }
        }

        return true;
    }

    /// <summary>Takes the oldest waiting frame of the next camera in turn that has one. The caller disposes it.</summary>
    public bool TryTake([NotNullWhen(true)] out Frame? frame)
    {
        for (var i = 0; i < _workers.Length; i++)
        {
            var worker = _workers[(_turn + i) % _workers.Length];
            if (worker.TryTake(out frame))
            {
                _turn = (_turn + i + 1) % _workers.Length;
                return true;
            }
        }

        frame = null;
        return false;
    }

    public FrameStamp? Latest(string camera) => _byName.GetValueOrDefault(camera)?.Latest;

    public FrameStamp? CopyLatest(string camera, Mat image) => _byName.GetValueOrDefault(camera)?.CopyLatest(image);

    /// <inheritdoc/>
    /// <remarks>Latched: the first frame captured after the command is the part. A second command while one is pending is missed, and counted.</remarks>
    public TriggerOutcome Trigger(string camera, string partId = "") =>
        _byName.GetValueOrDefault(camera)?.Command(new TriggerCommand(partId), TriggerMode.Command) ?? TriggerOutcome.UnknownCamera;

    /// <inheritdoc/>
    public TriggerOutcome Trigger(string camera, TriggerCommand command) =>
        _byName.GetValueOrDefault(camera)?.Command(command, TriggerMode.Plc) ?? TriggerOutcome.UnknownCamera;

    /// <summary>What a camera is and how it has fared; null when there is none of that name.</summary>
    public CameraDetails? Details(string camera) => _byName.GetValueOrDefault(camera)?.Details();

    /// <summary>Other settings of a camera, from its next frame on.</summary>
    /// <param name="camera">A camera that there is.</param>
    /// <param name="region">The part of the image that is judged.</param>
    /// <param name="trigger">When a frame becomes a part. A trigger that looks at the region begins anew, and so does one whose settings change; a command that waits for its frame goes on waiting.</param>
    /// <param name="checksum">Of the configuration that they are of.</param>
    public void Change(string camera, RegionOptions region, TriggerOptions trigger, uint checksum)
    {
        var worker = _byName[camera];
        var keeps = worker.Details().Trigger.Mode == trigger.Mode && trigger.Mode is TriggerMode.Command or TriggerMode.Plc or TriggerMode.FreeRunning;
        worker.Change(new CameraSettings(region, trigger, checksum), keeps ? null : Triggers.Create(trigger, region, _time));
    }

    public IEnumerable<HealthReport> Report() => _workers.Select(w => w.Report());

    public void Dispose()
    {
        _watchdog?.Dispose();
        foreach (var worker in _workers)
        {
            // What hung in a call at the stop hangs still; waiting again, camera after camera, would only hold the process up.
            worker.Stop(_stopped ? TimeSpan.Zero : StopTime);
            worker.Dispose();
        }

        _arrived.Dispose();
    }
}
