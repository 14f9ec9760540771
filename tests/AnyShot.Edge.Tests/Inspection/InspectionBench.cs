using AnyShot.Edge.Capture;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Tests.Capture;
using AnyShot.Edge.Tests.Outbox;
using AnyShot.Engine.Backbones;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Inspection;

/// <summary>The inspection with real cameras' threads, real learner and real outbox; two classes, "dark" (good) and "bright" (a defect), told apart by brightness.</summary>
internal sealed class InspectionBench : IDisposable
{
    public const byte Dark = 30;
    public const byte Bright = 220;
    public const uint Checksum = 0xC0FFEE11;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private readonly OutboxFolder _folder = new();

    public InspectionBench(int cameras = 1, Action<AgentOptions>? change = null, OutboxOptions? outbox = null, IVerdictObserver? observer = null, bool realBackbone = false, IEmbeddingObserver? embeddings = null)
    {
        var options = new AgentOptions { StateDirectory = "state", Station = new StationOptions { Name = "s1" }, Inspection = new InspectionOptions { Backbone = BackboneFactory.BuiltinVirtualLine } };
        for (var i = 0; i < cameras; i++)
        {
            Feeds.Add(new FeedSource());
            options.Cameras.Add(new CameraOptions { Name = $"camera{i}", Source = "virtual:", BufferSize = 64, ReadTimeout = TimeSpan.FromMinutes(10) });
        }

        options.Classes.Add(new ClassOptions { Number = 1, Name = "dark", Severity = Severity.Good, Examples = Examples("dark", Dark) });
        options.Classes.Add(new ClassOptions { Number = 7, Name = "bright", Severity = Severity.Defect, Examples = Examples("bright", Bright) });
        change?.Invoke(options);
        Configuration = new DeviceConfiguration(options, Path.Combine(_folder.FullName, "edge.json"), Checksum);
        Alarms = new AlarmBoard(TimeProvider.System);
        Heartbeat = new InspectionHeartbeat(TimeProvider.System);
        Fault = new AgentFault(Lifetime);
        Outbox = _folder.Open(outbox, SinkNames.Mqtt);
        Cameras = new CameraSet(
            options.Cameras, _folder.FullName, Metrics, Alarms, TimeProvider.System, Loggers, (_, camera) => Feeds[options.Cameras.IndexOf(camera)]);
        Store = SqliteClassStore.Open(ClassPaths.Registry(Configuration));
        Shots = new FileShotStore(ClassPaths.Shots(Configuration));
        Registry = new ClassRegistry(Store, Shots, TimeProvider.System, new Logger<ClassRegistry>(Loggers));
        new ClassRegistryService(Configuration, Registry, Store, Store, new Logger<ClassRegistryService>(Loggers)).StartAsync(CancellationToken.None).GetAwaiter().GetResult();
        Factory = realBackbone
            ? new InspectorFactory(Configuration, Registry, Shots, Metrics, Alarms, TimeProvider.System, new Logger<InspectorFactory>(Loggers))
            : new InspectorFactory(Configuration, Registry, Shots, Metrics, Alarms, TimeProvider.System, new Logger<InspectorFactory>(Loggers)) { CreateBackbone = (_, _) => Backbone, CreateEncoder = (_, _) => Encoder };
        Worker = new InspectionWorker(
            Cameras, Factory, Outbox, observer is null ? [] : [observer], embeddings is null ? [] : [embeddings], Heartbeat, Readiness, Fault, Metrics, Alarms, TimeProvider.System, new Logger<InspectionWorker>(Loggers));
        Live = new LiveClassSet(Registry, Worker, Alarms, TimeProvider.System, new Logger<LiveClassSet>(Loggers));
    }

    public string Folder => _folder.FullName;

    public List<FeedSource> Feeds { get; } = [];

    public BrightnessBackbone Backbone { get; } = new();

    /// <summary>The backbone's text half; none unless a test gives one.</summary>
    public LevelWords? Encoder { get; set; }

    public DeviceConfiguration Configuration { get; }

    public AgentMetrics Metrics { get; } = new();

    public AlarmBoard Alarms { get; }

    public RecordingLoggers Loggers { get; } = new();

    public InspectionHeartbeat Heartbeat { get; }

    public AgentReadiness Readiness { get; } = new();

    public ApplicationLifetime Lifetime { get; } = new(NullLogger<ApplicationLifetime>.Instance);

    public AgentFault Fault { get; }

    public SqliteOutbox Outbox { get; }

    public CameraSet Cameras { get; }

    public SqliteClassStore Store { get; }

    public FileShotStore Shots { get; }

    /// <summary>Holds the configured classes as revision 1.</summary>
    public ClassRegistry Registry { get; }

    public InspectorFactory Factory { get; }

    /// <summary>Keeps the registry's live revision in force; started by a test that wants it.</summary>
    public LiveClassSet Live { get; }

    public InspectionWorker Worker { get; }

    /// <summary>A frame as a camera would deliver it.</summary>
    public static Frame Frame(Mat image, string camera = "camera0", string partId = "p", RegionOptions? region = null) => new(camera, image)
    {
        CapturedTimestamp = TimeProvider.System.GetTimestamp(),
        CapturedAt = Verdicts.CapturedAt,
        PartId = partId,
        Region = region ?? new RegionOptions(),
        ConfigurationChecksum = Checksum,
    };

    /// <summary>A revision of the configured classes and more.</summary>
    public ClassRevision Revision(long number, params IEnumerable<ClassOptions> more) => new(number, ConfiguredClasses.OfAll([.. Configuration.Options.Classes, .. more]));

    public Inspector Create(CancellationToken cancellationToken) => Factory.CreateAsync(cancellationToken).GetAwaiter().GetResult();

    public async Task StartAsync()
    {
        await Worker.StartAsync(CancellationToken.None);
        await Cameras.StartAsync(CancellationToken.None);
    }

    /// <summary>In the order of the host.</summary>
    public async Task StopAsync()
    {
        await Cameras.StopAsync(CancellationToken.None);
        await Worker.StopAsync(CancellationToken.None);
    }

    /// <summary>Waits until that many verdicts are durable.</summary>
    public IReadOnlyList<Verdict> WaitForVerdicts(int count)
    {
        Until(() => Stored().Count >= count, $"{count} verdicts");
        return Stored();
    }

    public IReadOnlyList<Verdict> Stored() => [.. Outbox.ReadPending(SinkNames.Mqtt, 0, 10_000).Select(e => VerdictJson.Read(e.Json))];

    public void Until(Func<bool> condition, string what)
    {
        if (!SpinWait.SpinUntil(condition, Deadline))
        {
            throw new TimeoutException($"Not within {Deadline.TotalSeconds} s: {what}; heartbeat {Heartbeat.Counter}, {Heartbeat.Age.TotalSeconds:0.00} s old. {string.Join(Environment.NewLine, Loggers.Lines.Select(l => l.Text))}");
        }
    }

    public void Dispose()
    {
        Live.Dispose();
        Worker.Dispose();
        Cameras.Dispose();
        Outbox.Dispose();
        Registry.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Store.Dispose();
        Loggers.Dispose();
        _folder.Dispose();
    }

    private string Examples(string name, byte level)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder.FullName, name)).FullName;
        for (var i = 0; i < 3; i++)
        {
            using var image = new Mat(32, 32, MatType.CV_8UC1, Scalar.All(level + (5 * i)));
            image.ImWrite(Path.Combine(folder, $"{i}.png"));
        }

        return name;
    }
}
