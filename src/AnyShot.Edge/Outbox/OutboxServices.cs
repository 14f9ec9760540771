using AnyShot.Edge.Configuration;
using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Outbox;

/// <summary>Registration of the outbox.</summary>
public static class OutboxServices
{
    /// <summary>Adds the outbox with a place for each sink that is switched on. Needs <see cref="AlarmBoard"/> and <see cref="TimeProvider"/>.</summary>
    /// <param name="services">The container.</param>
    /// <param name="options">The device configuration.</param>
    /// <param name="stateDirectory">Full path of the state directory.</param>
    public static IServiceCollection AddOutbox(this IServiceCollection services, AgentOptions options, string stateDirectory)
    {
        List<string> sinks = [];
        if (options.Mqtt.Enabled)
        {
            sinks.Add(SinkNames.Mqtt);
        }

        if (options.OpcUa.Enabled)
        {
            sinks.Add(SinkNames.OpcUa);
        }

        services.AddSingleton(s => new SqliteOutbox(
            Path.Combine(stateDirectory, "outbox.db"),
            options.Outbox,
            sinks,
            s.GetRequiredService<AlarmBoard>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<SqliteOutbox>>()));
        services.AddSingleton<IOutbox>(s => s.GetRequiredService<SqliteOutbox>());
        services.AddSingleton<IHealthSource>(s => s.GetRequiredService<SqliteOutbox>());
        return services.AddHostedService<OutboxUpkeep>();
    }
}
