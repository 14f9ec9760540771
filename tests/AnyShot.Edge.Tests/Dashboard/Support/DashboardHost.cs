using System.Net;
using System.Net.Sockets;
using AnyShot.Edge.Capture;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control;
using AnyShot.Edge.Control.Verbs;
using AnyShot.Edge.Dashboard;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Security;
using AnyShot.Edge.Triggering;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Dashboard.Support;

/// <summary>The real HTTP interface on a real Kestrel, with the real desk and its verb trigger, over an agent whose parts the test plays.</summary>
internal sealed class DashboardHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private DashboardHost(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
    }

    public HttpClient Client { get; }

    public FakeCameras Cameras => Get<FakeCameras>();

    public FakeOutbox Outbox => Get<FakeOutbox>();

    public FakeHealth Health => Get<FakeHealth>();

    public FakeUsers Users => Get<FakeUsers>();

    public OffsetClock Clock => Get<OffsetClock>();

    public AgentOptions Options => Get<AgentOptions>();

    public AlarmBoard Alarms => Get<AlarmBoard>();

    /// <summary>Empty while the page cannot listen.</summary>
    public string Address => _app.Urls.FirstOrDefault() ?? "";

    public static async Task<DashboardHost> StartAsync(
        Action<AgentOptions>? change = null, string? pageFolder = null, Action<IServiceCollection, AgentOptions>? more = null)
    {
        var options = new AgentOptions
        {
            Station = { Name = "press-4" },
            Cameras = [new CameraOptions { Name = "top", Source = "virtual:" }, new CameraOptions { Name = "side", Source = "virtual:", Trigger = { Mode = TriggerMode.Command } }],
            Dashboard = { Port = 0, AllowAnonymous = true, AnonymousRole = Role.Administrator },
        };
        change?.Invoke(options);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<AgentMetrics>();
        builder.Services.AddSingleton<AgentReadiness>();
        builder.Services.AddSingleton<AlarmBoard>();
        builder.Services.AddSingleton<InspectionHeartbeat>();
        builder.Services.AddSingleton<OffsetClock>().AddSingleton<TimeProvider>(services => services.GetRequiredService<OffsetClock>());
        builder.Services.AddSingleton<FakeUsers>().AddSingleton<IUserDirectory>(services => services.GetRequiredService<FakeUsers>());
        builder.Services.AddSingleton<FakeCameras>().AddSingleton<ICameraViews>(services => services.GetRequiredService<FakeCameras>());
        builder.Services.AddSingleton<FakeOutbox>().AddSingleton<IOutbox>(services => services.GetRequiredService<FakeOutbox>());
        builder.Services.AddSingleton<FakeHealth>().AddSingleton<IHealthSource>(services => services.GetRequiredService<FakeHealth>());
        builder.Services.AddSingleton(new PageFolder(pageFolder ?? Path.Combine(AppContext.BaseDirectory, "no-page")));
        builder.Services.AddSingleton(options.Control).AddSingleton(services => new ControlStore(Path.Combine(services.GetRequiredService<StateFolder>().Path, "control.db"), services.GetRequiredService<TimeProvider>(), NullLogger<ControlStore>.Instance));
        builder.Services.AddSingleton<StateFolder>().AddSingleton<IControlVerb, TriggerNow>().AddSingleton<IControlDesk, ControlDesk>();
        builder.Services.AddDashboard();
        more?.Invoke(builder.Services, options);
        var app = builder.Build();
        var host = new DashboardHost(app);
        app.MapDashboard();
        await app.StartAsync();
        if (host.Address != "")
        {
            host.Client.BaseAddress = new Uri(host.Address);
        }

        return host;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>A part was judged and became durable.</summary>
    public Verdict Judge(Decision decision, string className, string camera = "top", int width = 400, int height = 300)
    {
        var verdict = Outbox.Append([New(decision, className, camera)])[0];
        using var part = new Mat(height, width, MatType.CV_8UC3, new Scalar(90, 120, 150));
        foreach (var observer in _app.Services.GetServices<IVerdictObserver>())
        {
            observer.OnVerdict(verdict, part);
        }

        Get<InspectionHeartbeat>().Beat();
        return verdict;
    }

    /// <summary>The inspection loop comes round until this is disposed; a page that finds it stuck covers its buttons.</summary>
    public IDisposable KeepBeating()
    {
        var heartbeat = Get<InspectionHeartbeat>();
        return new Timer(_ => heartbeat.Beat(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private Verdict New(Decision decision, string className, string camera) => new()
    {
        Station = Options.Station.Name,
        Camera = camera,
        PartId = "A-17",
        CapturedAt = Clock.GetUtcNow(),
        ClassNo = 1,
        ClassName = className,
        Confidence = 0.93,
        RunnerUpName = "stain",
        Margin = 0.88,
        Decision = decision,
        ModelRevision = "model-1",
        ClassSetRevision = 3,
        ConfigurationChecksum = 42,
        Timings = new StageTimings(1, 1, 10, 1, 13),
    };
}
