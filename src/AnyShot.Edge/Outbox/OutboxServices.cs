using AnyShot.Edge.Configuration;
using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Outbox;

/// <summary>Registration of the outbox.</summary>
public static class OutboxServices
{
    /// <summary>Adds the outbox with a place for each sink that is switched on. Needs <see cref="AlarmBoard"/> and <see cref="TimeProvider"/>.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configuration">The device configuration.</param>
    public static IServiceCollection AddOutbox(this IServiceCollection services, DeviceConfiguration configuration)
    {
        List<string> sinks = [];
        if (configuration.Options.Mqtt.Enabled)
        {
            sinks.Add(SinkNames.Mqtt);
        }

        if (configuration.Options.OpcUa.Enabled)
        {
            sinks.Add(SinkNames.OpcUa);
        }

        if (configuration.Options.Mqtt.Sparkplug.Enabled)
        {
            sinks.Add(SinkNames.Sparkplug);
        }

        services.AddSingleton(s => new SqliteOutbox(
            Path.Combine(configuration.StateDirectory, "outbox.db"),
            configuration.Options.Outbox,
            sinks,
            s.GetRequiredService<AlarmBoard>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<SqliteOutbox>>()));
        services.AddSingleton<IOutbox>(s => s.GetRequiredService<SqliteOutbox>());
        services.AddSingleton<IReservations>(s => s.GetRequiredService<SqliteOutbox>());
        services.AddSingleton<IVerdictHistory>(s => s.GetRequiredService<SqliteOutbox>());
        services.AddSingleton<IHealthSource>(s => s.GetRequiredService<SqliteOutbox>());
        return services.AddHostedService<OutboxUpkeep>();
    }
}
