using AnyShot.Edge.Configuration;
using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Drift;

/// <summary>Registers the watch for drift.</summary>
public static class DriftServices
{
    /// <summary>After the images of parts; not when it is switched off (drift.enabled).</summary>
    public static IServiceCollection AddDrift(this IServiceCollection services, DeviceConfiguration configuration)
    {
        if (!configuration.Options.Drift.Enabled)
        {
            return services;
        }

        services.AddSingleton<DriftWatch>();
        services.AddSingleton<IEmbeddingObserver>(provider => provider.GetRequiredService<DriftWatch>());
        return services.AddHostedService(provider => provider.GetRequiredService<DriftWatch>());
    }
}
