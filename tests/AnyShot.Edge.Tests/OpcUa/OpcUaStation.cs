using AnyShot.Edge.Configuration;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.OpcUa;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Tests.Outbox;
using Microsoft.Extensions.Logging.Abstractions;

namespace AnyShot.Edge.Tests.OpcUa;

/// <summary>A real outbox, a real server process and the publisher between them, on a free port.</summary>
internal sealed class OpcUaStation : IAsyncDisposable
{
    private readonly OutboxFolder _folder = new();
    private readonly OpcUaPublisher _publisher;

    public OpcUaStation(OpcUaOptions options)
    {
        var agent = new AgentOptions { Station = new StationOptions { Name = "station-1" }, StateDirectory = _folder.FullName, OpcUa = options };
        agent.Mqtt.Enabled = false;
        Configuration = new DeviceConfiguration(agent, Path.Combine(_folder.FullName, "device.json"), 0xC0FFEE11);
        Outbox = OutboxFolder.Open(_folder.File, agent.Outbox, [SinkNames.OpcUa], TimeProvider.System);
        Heartbeat = new InspectionHeartbeat(BeatClock);
        Server = new NodeTagServer(Configuration, Alarms, Metrics, TimeProvider.System, NullLogger<NodeTagServer>.Instance);
        var status = new StatusTags(Configuration, Outbox, [Outbox, Server, Health], Heartbeat, Metrics, TimeProvider.System);
        _publisher = new OpcUaPublisher(Server, Outbox, status, Heartbeat, Metrics, TimeProvider.System);
    }

    public static OpcUaOptions Open => new() { Port = 0, AllowInsecure = true, AllowAnonymous = true };

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
        await _publisher.StartAsync(deadline);
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
        await _publisher.StopAsync(CancellationToken.None);
        await Server.StopAsync(CancellationToken.None);
        _publisher.Dispose();
        Server.Dispose();
        Outbox.Dispose();
        _folder.Dispose();
    }
}
