using AnyShot.Edge.Configuration;
using AnyShot.Edge.Observability;
using Npgsql;

namespace AnyShot.Edge.Classes;

/// <summary>Registers the class registry.</summary>
public static class ClassServices
{
    public static IServiceCollection AddClasses(this IServiceCollection services, DeviceConfiguration configuration)
    {
        services.AddSingleton(_ => SqliteClassStore.Open(ClassPaths.Registry(configuration)));
        services.AddSingleton(_ => new FileShotStore(ClassPaths.Shots(configuration)));
        if (configuration.Options.Registry.IsShared)
        {
            AddGroup(services, configuration);
        }
        else
        {
            services.AddSingleton<IClassStore>(s => s.GetRequiredService<SqliteClassStore>());
            services.AddSingleton<IShotStore>(s => s.GetRequiredService<FileShotStore>());
        }

        services.AddSingleton<ClassRegistry>();
        services.AddSingleton<IClassRegistry>(s => s.GetRequiredService<ClassRegistry>());
        return services.AddHostedService<ClassRegistryService>();
    }

    private static void AddGroup(IServiceCollection services, DeviceConfiguration configuration)
    {
        var group = configuration.Options.Registry.Group;
        services.AddSingleton(_ => RegistryConnection.Open(configuration));
        services.AddSingleton(s => new PostgresClassStore(s.GetRequiredService<NpgsqlDataSource>(), group));
        services.AddSingleton(s => new GroupClassStore(
            s.GetRequiredService<SqliteClassStore>(),
            s.GetRequiredService<PostgresClassStore>(),
            group,
            s.GetRequiredService<AlarmBoard>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<GroupClassStore>>()));
        services.AddSingleton<IClassStore>(s => s.GetRequiredService<GroupClassStore>());
        services.AddSingleton<IHealthSource>(s => s.GetRequiredService<GroupClassStore>());
        services.AddSingleton<IShotStore>(s => new GroupShotStore(s.GetRequiredService<FileShotStore>(), s.GetRequiredService<PostgresClassStore>()));
    }
}
