using AnyShot.Edge.Inspection;
using AnyShot.Edge.Parts;

namespace AnyShot.Edge.PartMaps;

/// <summary>Registers the map of parts.</summary>
public static class MapServices
{
    /// <summary>After the inspection and the images of parts; without these there is no map.</summary>
    public static IServiceCollection AddPartMap(this IServiceCollection services)
    {
        if (services.All(service => service.ServiceType != typeof(RecentParts)))
        {
            return services;
        }

        services.AddSingleton<EmbeddingMemory>();
        services.AddSingleton<IEmbeddingObserver>(provider => provider.GetRequiredService<EmbeddingMemory>());
        return services.AddSingleton<PartMap>();
    }
}
