using System.Collections.Concurrent;
using AnyShot.Edge.Capture;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Mqtt;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Sparkplug;
using AnyShot.Edge.Tests.Mqtt;
using AnyShot.Edge.Tests.OpcUa;
using AnyShot.Edge.Tests.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AnyShot.Edge.Tests.Sparkplug;

/// <summary>A station with the real outbox and the real edge node, cameras top and side, but no inspection: tests append the verdicts and set the health.</summary>
internal sealed class SparkplugStation : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly IHostedService _publisher;

    public SparkplugStation(int port, string folder, Action<MqttOptions>? configure = null)
    {
        var options = new AgentOptions { StateDirectory = ".", Station = new StationOptions { Name = "s1", Area = "press shop" } };
        options.Cameras.Add(new CameraOptions { Name = "top" });
        options.Cameras.Add(new CameraOptions { Name = "side" });
        options.Mqtt.Enabled = false;
        options.Mqtt.Port = port;
        options.Mqtt.KeepAlive = TimeSpan.FromSeconds(5);
        options.Mqtt.Sparkplug.Enabled = true;
        options.OpcUa.Enabled = false;
        configure?.Invoke(options.Mqtt);
        var configuration = new DeviceConfiguration(options, Path.Combine(folder, "device.json"), 0xC0FFEE11);
        var services = new ServiceCollection();
        services.AddLogging(l => l.AddProvider(new LogLines(Log)).SetMinimumLevel(LogLevel.Debug));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<AlarmBoard>();
        services.AddSingleton<AgentMetrics>();
        services.AddSingleton<InspectionHeartbeat>();
        services.AddSingleton<IHealthSource>(Health);
        services.AddOutbox(configuration);
        services.AddSparkplug(configuration);
        _services = services.BuildServiceProvider();
        _publisher = _services.GetServices<IHostedService>().OfType<SparkplugPublisher>().Single();
    }

    public SettableHealth Health { get; } = new();

    /// <summary>What was logged, each line with its event number in front.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    public IOutbox Outbox => _services.GetRequiredService<IOutbox>();

    public AgentMetrics Metrics => _services.GetRequiredService<AgentMetrics>();

    public AlarmBoard Alarms => _services.GetRequiredService<AlarmBoard>();

    public HealthReport Status => _services.GetRequiredService<SparkplugStatus>().Report().Single();

    public long Waiting => Outbox.Backlog(SinkNames.Sparkplug).Pending;

    public Task StartAsync() => _publisher.StartAsync(CancellationToken.None);

    public Task StopAsync() => _publisher.StopAsync(CancellationToken.None);

    /// <summary>Verdicts as the inspection makes them: on disk, then shown to the observers.</summary>
    public void Append(int count, string camera = "top", Decision decision = Decision.Pass)
    {
        for (var i = 0; i < count; i++)
        {
            var verdict = Verdicts.New(decision: decision) with { Camera = camera, CapturedAt = TimeProvider.System.GetUtcNow() };
            foreach (var stored in Outbox.Append([verdict]))
            {
                foreach (var observer in _services.GetServices<IVerdictObserver>())
                {
                    observer.OnVerdict(stored, null!);
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _services.DisposeAsync();
    }

    /// <summary>Waits for a condition, with a generous limit.</summary>
    public static async Task UntilAsync(Func<bool> condition, Func<string>? what = null)
    {
        using var deadline = new CancellationTokenSource(Subscriber.Deadline);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!condition())
        {
            try
            {
                await timer.WaitForNextTickAsync(deadline.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"The condition did not come true. {what?.Invoke()}");
            }
        }
    }
}
