using AnyShot.Edge.Capture;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control;
using AnyShot.Edge.Handshake;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.OpcUa;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Outbox;
using AnyShot.Edge.Triggering;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace AnyShot.Edge.Tests.OpcUa;

/// <summary>A real outbox, a real server process and the publisher between them, on a free port.</summary>
internal sealed class OpcUaStation : IAsyncDisposable
{
    private readonly OutboxFolder _folder;
    private readonly bool _ownsFolder;
    private readonly OpcUaPublisher _publisher;
    private readonly HandshakeService? _handshake;
    private readonly InterruptedParts _interrupted;
    private readonly ClassNodesPublisher _classes;
    private readonly VisionPublisher? _vision;

    /// <param name="options">Section <c>opcUa</c>; with a handshake there is a <see cref="Line"/>.</param>
    /// <param name="folder">State of an earlier station; null begins anew.</param>
    /// <param name="desk">What methods call.</param>
    /// <param name="users">Who may log in.</param>
    /// <param name="registry">What the folder Classes shows.</param>
    /// <param name="refusals">Where refused certificates are logged.</param>
    /// <param name="mode">The operating mode; null for always automatic.</param>
    /// <param name="trigger">What takes parts without a handshake.</param>
    public OpcUaStation(OpcUaOptions options, OutboxFolder? folder = null, IControlDesk? desk = null, IUserDirectory? users = null, IClassRegistry? registry = null, RefusalLog? refusals = null, ModeSwitch? mode = null, TriggerMode trigger = TriggerMode.Command)
    {
        (_folder, _ownsFolder) = (folder ?? new OutboxFolder(), folder is null);
        var agent = new AgentOptions { Station = new StationOptions { Name = "station-1" }, StateDirectory = _folder.FullName, OpcUa = options };
        agent.Mqtt.Enabled = false;
        agent.Cameras.Add(new CameraOptions { Name = "top", Trigger = new TriggerOptions { Mode = options.Handshake.Mode == HandshakeMode.Off ? trigger : TriggerMode.Plc } });
        Configuration = new DeviceConfiguration(agent, Path.Combine(_folder.FullName, "device.json"), 0xC0FFEE11);
        Outbox = OutboxFolder.Open(_folder.File, agent.Outbox, [SinkNames.OpcUa], TimeProvider.System);
        Heartbeat = new InspectionHeartbeat(BeatClock);
        Server = new NodeTagServer(Configuration, Alarms, Metrics, TimeProvider.System, NullLogger<NodeTagServer>.Instance, desk, users, refusals);
        Line = new Line(Outbox);
        _interrupted = new InterruptedParts(Outbox, Outbox, Configuration, TimeProvider.System, NullLogger<InterruptedParts>.Instance);
        _handshake = options.Handshake.Mode == HandshakeMode.Off
            ? null
            : new HandshakeService(Server, Outbox, Outbox, Line, Configuration, Metrics, TimeProvider.System, NullLogger<HandshakeService>.Instance);
        var status = new StatusTags(Configuration, Outbox, [Outbox, Server, Health], Heartbeat, Metrics, TimeProvider.System, handshake: _handshake is null ? null : Outbox);
        _publisher = new OpcUaPublisher(Server, Outbox, status, Heartbeat, Metrics, TimeProvider.System, _handshake);
        _classes = new ClassNodesPublisher(Server, registry, Tallies, TimeProvider.System);
        _vision = options.MachineVision.Enabled ? new VisionPublisher(Server, Outbox, mode, Configuration) : null;
    }

    public Line Line { get; }

    /// <summary>Told of verdicts as the inspection tells it.</summary>
    public ClassTallies Tallies { get; } = new();

    public static OpcUaOptions Open => new() { Port = 0, AllowInsecure = true, AllowAnonymous = true };

    /// <summary>Open to anybody, with a handshake.</summary>
    public static OpcUaOptions With(HandshakeMode mode, int bufferedResults = 64) =>
        new() { Port = 0, AllowInsecure = true, AllowAnonymous = true, Handshake = new HandshakeOptions { Mode = mode, BufferedResults = bufferedResults, Pulse = TimeSpan.FromMilliseconds(30) } };

    public DeviceConfiguration Configuration { get; }

    public SqliteOutbox Outbox { get; }

    public NodeTagServer Server { get; }

    public InspectionHeartbeat Heartbeat { get; }

    public AlarmBoard Alarms { get; } = new(TimeProvider.System);

    public AgentMetrics Metrics { get; } = new();

    public SettableHealth Health { get; } = new();

    public SteppingTime BeatClock { get; } = new();

    public string StateFolder => _folder.FullName;

    /// <summary>Starts server and publisher and waits until the server is ready.</summary>
    public async Task StartAsync(CancellationToken deadline)
    {
        var ready = WhenReady();
        await _interrupted.StartAsync(deadline);
        await _publisher.StartAsync(deadline);
        await (_handshake?.StartAsync(deadline) ?? Task.CompletedTask);
        await _classes.StartAsync(deadline);
        await (_vision?.StartAsync(deadline) ?? Task.CompletedTask);
        await Server.StartAsync(deadline);
        await ready.WaitAsync(deadline);
    }

    /// <summary>Completes at the next start of the server.</summary>
    public Task WhenReady()
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnReady()
        {
            Server.Ready -= OnReady;
            ready.SetResult();
        }

        Server.Ready += OnReady;
        return ready.Task;
    }

    /// <summary>A step of the heartbeat, as the inspection loop makes it.</summary>
    public void Beat()
    {
        BeatClock.Step(TimeSpan.FromMilliseconds(500));
        Heartbeat.Beat();
    }

    public OpcUaClient Client(string[]? read = null, string[]? watch = null, string policy = "None", string mode = "None", string user = "", string password = "", string[]? poll = null, int until = 0) => new(new
    {
        modules = Path.Combine(RepositoryFolder.Root, "src", "OpcUa"),
        endpoint = Server.Endpoint,
        station = "station-1",
        pki = Path.Combine(_folder.FullName, "client-pki"),
        policy,
        mode,
        user,
        password,
        read,
        watch,
        poll,
        until,
    });

    public async ValueTask DisposeAsync()
    {
        await _classes.StopAsync(CancellationToken.None);
        await (_vision?.StopAsync(CancellationToken.None) ?? Task.CompletedTask);
        await (_handshake?.StopAsync(CancellationToken.None) ?? Task.CompletedTask);
        await _publisher.StopAsync(CancellationToken.None);
        await _interrupted.StopAsync(CancellationToken.None);
        await Server.StopAsync(CancellationToken.None);
        // A service that faulted must not pass for one that stopped.
        foreach (var service in (BackgroundService?[])[_handshake, _publisher, _classes, _vision, _interrupted])
        {
            (service?.ExecuteTask?.IsFaulted ?? false).ShouldBeFalse(service?.ExecuteTask?.Exception?.ToString());
        }

        _classes.Dispose();
        _vision?.Dispose();
        _handshake?.Dispose();
        _publisher.Dispose();
        _interrupted.Dispose();
        Server.Dispose();
        Outbox.Dispose();
        if (_ownsFolder)
        {
            _folder.Dispose();
        }
    }
}
