using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control;
using AnyShot.Edge.Handshake;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Security;
using AnyShot.Edge.Triggering;

namespace AnyShot.Edge.OpcUa;

/// <summary>Registration of the OPC UA tags.</summary>
public static class OpcUaServices
{
    /// <summary>Adds the server process and the sink, unless <c>opcUa.enabled</c> is false. Needs the configuration, the outbox, the heartbeat, metrics and alarms.</summary>
    public static IServiceCollection AddOpcUa(this IServiceCollection services, DeviceConfiguration configuration)
    {
        if (!configuration.Options.OpcUa.Enabled)
        {
            return services;
        }

        services.AddSingleton(s => new NodeTagServer(
            configuration,
            s.GetRequiredService<AlarmBoard>(),
            s.GetRequiredService<AgentMetrics>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<NodeTagServer>>(),
            s.GetService<IControlDesk>(),
            s.GetService<IUserDirectory>(),
            s.GetService<RefusalLog>()));
        services.AddSingleton<ITagServer>(s => s.GetRequiredService<NodeTagServer>());
        services.AddSingleton<IHealthSource>(s => s.GetRequiredService<NodeTagServer>());
        services.AddHostedService(s => s.GetRequiredService<NodeTagServer>());
        if (configuration.Options.OpcUa.Handshake.Mode != HandshakeMode.Off)
        {
            services.AddSingleton(s => new HandshakeService(
                s.GetRequiredService<ITagServer>(),
                s.GetRequiredService<IOutbox>(),
                s.GetRequiredService<IReservations>(),
                s.GetRequiredService<IPlcTrigger>(),
                configuration,
                s.GetRequiredService<AgentMetrics>(),
                s.GetRequiredService<TimeProvider>(),
                s.GetRequiredService<ILogger<HandshakeService>>()));
            services.AddHostedService(s => s.GetRequiredService<HandshakeService>());
        }

        services.AddHostedService(s =>
        {
            var outbox = s.GetRequiredService<IOutbox>();
            var heartbeat = s.GetRequiredService<InspectionHeartbeat>();
            var metrics = s.GetRequiredService<AgentMetrics>();
            var time = s.GetRequiredService<TimeProvider>();
            var handshake = s.GetService<HandshakeService>();
            var status = new StatusTags(configuration, outbox, s.GetServices<IHealthSource>(), heartbeat, metrics, time, handshake: handshake is null ? null : s.GetRequiredService<IReservations>());
            return new OpcUaPublisher(s.GetRequiredService<ITagServer>(), outbox, status, heartbeat, metrics, time, handshake);
        });
        if (configuration.Options.OpcUa.MachineVision.Enabled)
        {
            services.AddHostedService(s => new VisionPublisher(
                s.GetRequiredService<ITagServer>(), s.GetRequiredService<IVerdictHistory>(), s.GetService<ModeSwitch>(), configuration));
        }

        services.AddSingleton<ClassTallies>();
        services.AddSingleton<IVerdictObserver>(s => s.GetRequiredService<ClassTallies>());
        return services.AddHostedService(s => new ClassNodesPublisher(
            s.GetRequiredService<ITagServer>(), s.GetService<IClassRegistry>(), s.GetRequiredService<ClassTallies>(), s.GetRequiredService<TimeProvider>()));
    }
}
