using AnyShot.Edge.Capture;
using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Tests.Capture;

/// <summary>A set of cameras with everything around it, for one test.</summary>
internal sealed class CameraBench : IDisposable
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    public CameraBench(string source, Action<CameraOptions>? change = null)
        : this([Camera("top", source, change)], null)
    {
    }

    public CameraBench(IReadOnlyList<CameraOptions> cameras, Func<SourceAddress, CameraOptions, IFrameSource>? create)
    {
        Folder = Directory.CreateTempSubdirectory("anyshot-cameras-").FullName;
        Alarms = new AlarmBoard(TimeProvider.System);
        Cameras = create is null
            ? new CameraSet(cameras, Folder, Metrics, Alarms, TimeProvider.System, Loggers)
            : new CameraSet(cameras, Folder, Metrics, Alarms, TimeProvider.System, Loggers, create);
    }

    /// <summary>Base folder of the sources; removed at the end.</summary>
    public string Folder { get; }

    public CameraSet Cameras { get; }

    public AgentMetrics Metrics { get; } = new();

    public AlarmBoard Alarms { get; }

    public RecordingLoggers Loggers { get; } = new();

    public HealthReport Health => Cameras.Report().First();

    public static CameraOptions Camera(string name, string source, Action<CameraOptions>? change = null)
    {
        var options = new CameraOptions
        {
            Name = name,
            Source = source,
            ReconnectFirst = TimeSpan.FromMilliseconds(20),
            ReconnectLongest = TimeSpan.FromMilliseconds(100),
        };
        change?.Invoke(options);
        return options;
    }

    public void Start() => Cameras.StartAsync(CancellationToken.None).GetAwaiter().GetResult();

    public Task StopAsync() => Cameras.StopAsync(CancellationToken.None);

    /// <summary>Takes frames until there are that many, or none comes before the deadline.</summary>
    public List<(string Camera, long Sequence, string? PartId, string? Truth)> Take(int count)
    {
        List<(string, long, string?, string?)> taken = [];
        while (taken.Count < count && Cameras.WaitForFrames(Deadline))
        {
            if (Cameras.TryTake(out var frame))
            {
                using (frame)
                {
                    taken.Add((frame.Camera, frame.Sequence, frame.PartId, frame.Truth));
                }
            }
        }

        return taken;
    }

    /// <summary>Takes frames until every source has ended and nothing waits any more.</summary>
    public List<(string Camera, long Sequence, string? PartId, string? Truth)> TakeToTheEnd()
    {
        List<(string, long, string?, string?)> taken = [];
        var until = Environment.TickCount64 + (long)Deadline.TotalMilliseconds;
        while (Environment.TickCount64 < until)
        {
            var ended = Cameras.AllEnded;
            if (Cameras.WaitForFrames(TimeSpan.FromMilliseconds(20)))
            {
                taken.AddRange(Take(1));
            }
            else if (ended)
            {
                return taken;
            }
        }

        throw new TimeoutException($"The source did not end; it gave {taken.Count} frames. {Health.Sentence}");
    }

    /// <summary>Waits for a condition.</summary>
    public void Until(Func<bool> condition, string what)
    {
        if (!SpinWait.SpinUntil(condition, Deadline))
        {
            throw new TimeoutException($"Not within {Deadline.TotalSeconds} s: {what}. {Health.Sentence}");
        }
    }

    public long Counter(string name, string camera = "top") => Metrics.Counters.Get(name, "camera", camera);

    public void Dispose()
    {
        Cameras.Dispose();
        Loggers.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
