using AnyShot.Edge.Configuration;
using AnyShot.Edge.Handshake;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Mqtt;
using AnyShot.Edge.Observability;
using AnyShot.Edge.OpcUa;
using AnyShot.Edge.Outbox;

namespace AnyShot.Edge.Sparkplug;

/// <summary>Registration of the Sparkplug edge node.</summary>
public static class SparkplugServices
{
    private const string MemoryFile = "sparkplug.json";

    /// <summary>
    /// Adds the edge node when <c>mqtt.sparkplug.enabled</c> is true. Needs the outbox, the heartbeat, <see cref="AlarmBoard"/>, <see cref="AgentMetrics"/> and
    /// <see cref="TimeProvider"/>.
    /// </summary>
    public static IServiceCollection AddSparkplug(this IServiceCollection services, DeviceConfiguration configuration)
    {
        var options = configuration.Options.Mqtt;
        if (!options.Sparkplug.Enabled)
        {
            return services;
        }

        services.AddSingleton<SparkplugStatus>();
        services.AddSingleton<IHealthSource>(s => s.GetRequiredService<SparkplugStatus>());
        services.AddSingleton<CurrentVerdicts>();
        services.AddSingleton<IVerdictObserver>(s => s.GetRequiredService<CurrentVerdicts>());
        return services.AddHostedService(s => new SparkplugPublisher(
            new MqttSettings(configuration, new MqttTopics(configuration.Options.Station, options), s.GetRequiredService<TimeProvider>()),
            options,
            Node(s, configuration),
            s.GetRequiredService<AlarmBoard>(),
            s.GetRequiredService<ILogger<SparkplugPublisher>>()));
    }

    private static EdgeNode Node(IServiceProvider services, DeviceConfiguration configuration)
    {
        var options = configuration.Options.Mqtt;
        var topics = new SparkplugTopics(configuration.Options.Station, options.Sparkplug);
        var outbox = services.GetRequiredService<IOutbox>();
        var metrics = services.GetRequiredService<AgentMetrics>();
        var time = services.GetRequiredService<TimeProvider>();
        var health = services.GetServices<IHealthSource>();
        var heartbeat = services.GetRequiredService<InspectionHeartbeat>();
        var handshake = configuration.Options.OpcUa is { Enabled: true, Handshake.Mode: not HandshakeMode.Off } ? services.GetRequiredService<IReservations>() : null;
        return new EdgeNode
        {
            Topics = topics,
            Cameras = [.. configuration.Options.Cameras.Select(c => c.Name)],
            IsVersion5 = options.Version == "5",
            Version = typeof(SparkplugServices).Assembly.GetName().Version!.ToString(3),
            Host = new PrimaryHost(options.Sparkplug.PrimaryHostId),
            Commands = new NodeCommands(topics, metrics, services.GetRequiredService<ILogger<NodeCommands>>()),
            Memory = new SessionMemory(Path.Combine(configuration.StateDirectory, MemoryFile), services.GetRequiredService<ILogger<SessionMemory>>()),
            Values = new NodeValues(new StatusTags(configuration, outbox, health, heartbeat, metrics, time, SinkNames.Sparkplug, handshake)),
            Current = services.GetRequiredService<CurrentVerdicts>(),
            Outbox = outbox,
            Health = () => health.SelectMany(h => h.Report()),
            Status = services.GetRequiredService<SparkplugStatus>(),
            Metrics = metrics,
            Time = time,
            SessionLog = services.GetRequiredService<ILogger<EdgeNodeSession>>(),
        };
    }
}
