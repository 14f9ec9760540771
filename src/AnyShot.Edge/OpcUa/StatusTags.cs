using AnyShot.Edge.Configuration;
using AnyShot.Edge.Handshake;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Triggering;

namespace AnyShot.Edge.OpcUa;

/// <summary>State, counters and health of the station as tag values.</summary>
/// <param name="configuration">The device configuration.</param>
/// <param name="outbox">Where verdicts wait.</param>
/// <param name="health">The parts of the agent.</param>
/// <param name="heartbeat">Of the inspection loop.</param>
/// <param name="metrics">Counters.</param>
/// <param name="time">Clock of the values.</param>
/// <param name="sink">The sink that shows these tags: <c>Sts/Busy</c> is about its verdicts.</param>
/// <param name="handshake">Counts of the handshake; null without one.</param>
/// <remarks>A health tag is true with good quality, true with uncertain quality when degraded, and null with a bad code when down (OPC 10000-8).</remarks>
internal sealed class StatusTags(
    DeviceConfiguration configuration,
    IOutbox outbox,
    IEnumerable<IHealthSource> health,
    InspectionHeartbeat heartbeat,
    AgentMetrics metrics,
    TimeProvider time,
    string sink = SinkNames.OpcUa,
    IReservations? handshake = null)
{
    /// <summary>A heartbeat older than this means that the loop is stuck.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(2);

    private readonly DriveInfo _disk = new(configuration.StateDirectory);
    private readonly string? _broker = configuration.Options.Mqtt switch
    {
        { Enabled: true } => SinkNames.Mqtt,
        { Sparkplug.Enabled: true } => SinkNames.Sparkplug,
        _ => null,
    };

    private readonly HashSet<string?> _plcCameras = [.. configuration.Options.Cameras.Where(c => c.Trigger.Mode == TriggerMode.Plc).Select(c => c.Name)];

    /// <summary>Cameras that take a part when they are told to: before their first frame they refuse.</summary>
    private readonly string[] _commanded =
        [.. configuration.Options.Cameras.Where(c => c.Trigger.Mode is TriggerMode.Plc or TriggerMode.Command).Select(c => $"camera:{c.Name}")];

    /// <summary>Whether model, inspection loop and outbox worked at the last call of <see cref="Values"/>.</summary>
    public bool Works { get; private set; }

    /// <summary>Whether no camera was down, and those that wait for a command delivered frames, so that they would take one.</summary>
    public bool Camera { get; private set; }

    public List<TagValue> Values()
    {
        var now = time.GetUtcNow();
        var reports = health.SelectMany(h => h.Report()).ToList();
        var camera = Worst(reports, "camera");
        var model = Worst(reports, "model");
        var inspection = Worst(reports, "inspection");
        var isAlive = heartbeat.Counter > 0 && heartbeat.Age < Stale && inspection is not HealthStatus.Down;
        Works = isAlive && model is HealthStatus.Ok && Worst(reports, "outbox") is not HealthStatus.Down;
        Camera = camera is not HealthStatus.Down && Array.TrueForAll(_commanded, name => Worst(reports, name) is HealthStatus.Ok);
        var works = isAlive && camera is not HealthStatus.Down && model is not HealthStatus.Down && Worst(reports, "outbox") is not HealthStatus.Down;
        var counts = outbox.Counts();
        // A part of the PLC's whose frame was dropped has its verdict, unsure.
        var missed = metrics.Counters.Snapshot().Where(c => c.Name == CounterNames.FramesDropped && !_plcCameras.Contains(c.Value)).Sum(c => c.Count)
            + (handshake?.Tally(HandshakeTallies.Missed) ?? 0);
        List<TagValue> values =
        [
            new(TagModel.Ready, Works && Camera, now),
            new(TagModel.Busy, outbox.Backlog(sink).Pending > 0, now),
            // Before the first beat the agent still starts; that is not a fault.
            new(TagModel.Fault, heartbeat.Counter > 0 && !works, now),
            new(TagModel.CountTriggers, (uint)(counts.Total + missed), now),
            new(TagModel.CountPass, (uint)counts.Pass, now),
            new(TagModel.CountFail, (uint)counts.Fail, now),
            new(TagModel.CountUnsure, (uint)counts.Unsure, now),
            new(TagModel.CountMissed, (uint)missed, now),
            new(TagModel.CountOverrun, (uint)(handshake?.Tally(HandshakeTallies.Overrun) ?? 0), now),
            new(TagModel.Checksum, configuration.Checksum, now),
            Health(TagModel.HealthCamera, camera, TagQuality.BadSensorFailure, now),
            Health(TagModel.HealthModel, model, TagQuality.BadDeviceFailure, now),
            // The report of a sink has its name.
            _broker is not null
                ? Health(TagModel.HealthBroker, Worst(reports, _broker), TagQuality.BadNoCommunication, now)
                : new TagValue(TagModel.HealthBroker, null, now, TagQuality.BadOutOfService),
            new(TagModel.SpoolDepth, (uint)outbox.Backlog(_broker ?? sink).Pending, now),
            DiskFree(now),
        ];
        return values;
    }

    /// <summary>The worst status among the reports of that name, or of that name and a colon; null when there is none yet.</summary>
    private static HealthStatus? Worst(List<HealthReport> reports, string name)
    {
        var matching = reports.Where(r => r.Name == name || r.Name.StartsWith(name + ":", StringComparison.Ordinal)).ToList();
        return matching.Count == 0 ? null : matching.Max(r => r.Status);
    }

    private static TagValue Health(string path, HealthStatus? status, TagQuality whenDown, DateTimeOffset now) => status switch
    {
        HealthStatus.Ok => new TagValue(path, true, now),
        HealthStatus.Degraded => new TagValue(path, true, now, TagQuality.UncertainSensorNotAccurate),
        HealthStatus.Down => new TagValue(path, null, now, whenDown),
        _ => new TagValue(path, null, now, TagQuality.BadWaitingForInitialData),
    };

    private TagValue DiskFree(DateTimeOffset now)
    {
        try
        {
            return new TagValue(TagModel.DiskFreePct, 100.0 * _disk.AvailableFreeSpace / _disk.TotalSize, now);
        }
        catch (IOException)
        {
            return new TagValue(TagModel.DiskFreePct, null, now, TagQuality.BadDeviceFailure);
        }
    }
}
