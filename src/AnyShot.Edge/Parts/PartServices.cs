using AnyShot.Edge.Configuration;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Parts;

/// <summary>Registers the images of parts.</summary>
public static class PartServices
{
    /// <summary>Keeps the images of recent parts in <c>parts</c> of the state directory, if they are to be kept.</summary>
    public static IServiceCollection AddParts(this IServiceCollection services, DeviceConfiguration configuration)
    {
        if (!configuration.Options.Parts.Enabled)
        {
            return services;
        }

        services.AddSingleton(s => new RecentParts(
            Path.Combine(configuration.StateDirectory, "parts"), configuration.Options.Parts, s.GetRequiredService<AgentMetrics>(), s.GetRequiredService<ILogger<RecentParts>>()));
        services.AddSingleton<IVerdictObserver>(s => s.GetRequiredService<RecentParts>());
        return services.AddHostedService(s => s.GetRequiredService<RecentParts>());
    }
}
