using AnyShot.Edge.Configuration;
using AnyShot.Edge.Observability;

namespace AnyShot.Edge.History;

/// <summary>Registers the counts of verdicts over time.</summary>
public static class HistoryServices
{
    /// <summary>Counts into <c>history.db</c> of the state directory. Needs the outbox.</summary>
    public static IServiceCollection AddHistory(this IServiceCollection services, DeviceConfiguration configuration)
    {
        services.AddSingleton(s => new HistoryStore(
            Path.Combine(configuration.StateDirectory, "history.db"), configuration.Options.History, s.GetRequiredService<AlarmBoard>(), s.GetRequiredService<TimeProvider>()));
        return services.AddHostedService<HistoryWorker>();
    }
}
