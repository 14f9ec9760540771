using System.Reflection;
using AnyShot.Edge.Capture;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Dashboard.Live;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;

namespace AnyShot.Edge.Dashboard.State;

/// <summary>Gathers the state of the agent from the parts that own it.</summary>
public sealed class StateComposer(
    AgentOptions options,
    AgentMetrics metrics,
    AlarmBoard alarms,
    IEnumerable<IHealthSource> health,
    InspectionHeartbeat heartbeat,
    ICameraViews cameras,
    IOutbox outbox,
    RecentVerdicts recent,
    TimeProvider time)
{
    private readonly DateTimeOffset _startedAt = time.GetUtcNow();

    /// <summary>Version of the agent, without the commit.</summary>
    public static string Version { get; } =
        (typeof(StateComposer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0").Split('+')[0];

    public StateSnapshot Compose()
    {
        IReadOnlyList<HealthReport> reports = [.. health.SelectMany(source => source.Report())];
        var newest = recent.Newest;
        return new StateSnapshot
        {
            Station = options.Station.Name,
            Version = Version,
            StartedAt = _startedAt,
            Now = time.GetUtcNow(),
            ModelRevision = newest?.ModelRevision ?? "",
            ClassSetRevision = newest?.ClassSetRevision ?? 0,
            ConfigurationChecksum = newest?.ConfigurationChecksum ?? 0,
            Counts = CountsState.Of(outbox.Counts()),
            RatePerSecond = Math.Round(recent.RatePerSecond, 2),
            PreviewRate = options.Dashboard.PreviewRate,
            Stages = [.. metrics.Histograms.Select(StageState.Of)],
            Sinks = [.. SinkNames().Select(sink => Sink(sink, reports))],
            Cameras = [.. options.Cameras.Select(camera => Camera(camera, reports))],
            Alarms = alarms.Current,
            Health = reports,
            Heartbeat = new HeartbeatState(heartbeat.Counter, Math.Round(heartbeat.Age.TotalMilliseconds)),
        };
    }

    /// <summary>The sinks that the configuration switches on.</summary>
    public IEnumerable<string> SinkNames()
    {
        if (options.Mqtt.Enabled)
        {
            yield return Outbox.SinkNames.Mqtt;
        }

        if (options.OpcUa.Enabled)
        {
            yield return Outbox.SinkNames.OpcUa;
        }
    }

    private SinkState Sink(string sink, IReadOnlyList<HealthReport> reports)
    {
        var report = Find(reports, sink);
        var backlog = outbox.Backlog(sink);
        return new SinkState(sink, report.Status, report.Sentence, backlog.Pending, Math.Round(backlog.OldestAge.TotalSeconds, 1));
    }

    private CameraState Camera(CameraOptions camera, IReadOnlyList<HealthReport> reports)
    {
        var report = Find(reports, $"camera:{camera.Name}");
        var stamp = cameras.Latest(camera.Name);
        var dropped = metrics.Counters.Get(CounterNames.FramesDropped, "camera", camera.Name);
        var tally = recent.Of(camera.Name);
        return new CameraState(
            camera.Name, report.Status, report.Sentence, camera.Trigger.Mode, stamp?.Sequence ?? 0, stamp?.CapturedAt, dropped, CountsState.Of(tally.Counts), Math.Round(tally.RatePerSecond, 2));
    }

    private static HealthReport Find(IReadOnlyList<HealthReport> reports, string name) =>
        reports.FirstOrDefault(report => report.Name == name) ?? new HealthReport(name, HealthStatus.Degraded, "Starts.");
}
