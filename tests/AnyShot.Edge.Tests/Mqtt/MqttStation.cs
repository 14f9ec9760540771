using AnyShot.Edge.Configuration;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Mqtt;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Tests.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AnyShot.Edge.Tests.Mqtt;

/// <summary>A station with the real outbox and the real publisher, but no camera: tests append the verdicts.</summary>
internal sealed class MqttStation : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly IHostedService _publisher;

    public MqttStation(int port, string folder, Action<MqttOptions>? configure = null)
    {
        var options = new AgentOptions { StateDirectory = ".", Station = new StationOptions { Name = "s1" } };
        options.Mqtt.Port = port;
        options.Mqtt.ReplayDelay = TimeSpan.FromMilliseconds(500);
        options.Mqtt.KeepAlive = TimeSpan.FromSeconds(5);
        options.OpcUa.Enabled = false;
        options.Mqtt.Commands.Enabled = false;
        configure?.Invoke(options.Mqtt);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<AlarmBoard>();
        services.AddSingleton<AgentMetrics>();
        services.AddSingleton<AgentReadiness>();
        var configuration = new DeviceConfiguration(options, Path.Combine(folder, "device.json"), 1);
        services.AddOutbox(configuration);
        services.AddMqtt(configuration);
        _services = services.BuildServiceProvider();
        _publisher = _services.GetServices<IHostedService>().OfType<MqttPublisher>().Single();
    }

    public AlarmBoard Alarms => _services.GetRequiredService<AlarmBoard>();

    public AgentMetrics Metrics => _services.GetRequiredService<AgentMetrics>();

    public AgentReadiness Readiness => _services.GetRequiredService<AgentReadiness>();

    public IOutbox Outbox => _services.GetRequiredService<IOutbox>();

    public HealthReport Health => _services.GetRequiredService<MqttStatus>().Report().Single();

    public Task StartAsync() => _publisher.StartAsync(CancellationToken.None);

    public Task StopAsync() => _publisher.StopAsync(CancellationToken.None);

    public void Append(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Outbox.Append([Verdicts.New() with { CapturedAt = TimeProvider.System.GetUtcNow() }]);
        }
    }

    /// <summary>Waits for an alarm to be raised or cleared.</summary>
    public async Task<Alarm> AlarmAsync(string id, bool raised)
    {
        var seen = new TaskCompletionSource<Alarm>(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnChanged(Alarm alarm, bool isRaised)
        {
            if (alarm.Id == id && isRaised == raised)
            {
                seen.TrySetResult(alarm);
            }
        }
        Alarms.Changed += OnChanged;
        try
        {
            if (raised && Alarms.Current.FirstOrDefault(a => a.Id == id) is { } standing)
            {
                return standing;
            }
            return await seen.Task.WaitAsync(Subscriber.Deadline);
        }
        finally
        {
            Alarms.Changed -= OnChanged;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _services.DisposeAsync();
    }
}
