using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Classes;

/// <summary>Registers the class registry.</summary>
public static class ClassServices
{
    public static IServiceCollection AddClasses(this IServiceCollection services, DeviceConfiguration configuration)
    {
        services.AddSingleton(_ => SqliteClassStore.Open(ClassPaths.Registry(configuration)));
        services.AddSingleton<IClassStore>(s => s.GetRequiredService<SqliteClassStore>());
        services.AddSingleton<IShotStore>(_ => new FileShotStore(ClassPaths.Shots(configuration)));
        services.AddSingleton<ClassRegistry>();
        services.AddSingleton<IClassRegistry>(s => s.GetRequiredService<ClassRegistry>());
        return services.AddHostedService<ClassRegistryService>();
    }
}
