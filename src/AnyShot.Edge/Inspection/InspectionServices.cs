using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Inspection;

/// <summary>Registers the inspection.</summary>
public static class InspectionServices
{
    public static IServiceCollection AddInspection(this IServiceCollection services)
    {
        services.AddSingleton<InspectionHeartbeat>();
        services.AddSingleton<InspectorFactory>();
        services.AddSingleton<InspectionWorker>();
        services.AddSingleton<IHealthSource>(s => s.GetRequiredService<InspectionWorker>());
        services.AddSingleton<IClassSetChanges>(s => s.GetRequiredService<InspectionWorker>());
        services.AddHostedService(s => s.GetRequiredService<InspectionWorker>());
        services.AddHostedService<LiveClassSet>();
        return services;
    }
}
