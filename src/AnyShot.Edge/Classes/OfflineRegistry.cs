using AnyShot.Edge.Configuration;
using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Classes;

/// <summary>The registry of a station whose agent does not run, for a command that changes it; the same parts as in the agent.</summary>
internal sealed class OfflineRegistry : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private OfflineRegistry(ServiceProvider services) => _services = services;

    public ClassRegistry Registry => _services.GetRequiredService<ClassRegistry>();

    /// <summary>The file in the state directory.</summary>
    public SqliteClassStore Local => _services.GetRequiredService<SqliteClassStore>();

    public IShotStore Shots => _services.GetRequiredService<IShotStore>();

    /// <exception cref="IOException">The agent runs, or the files cannot be opened.</exception>
    /// <exception cref="InvalidDataException">The registry is damaged.</exception>
    public static async Task<OfflineRegistry> OpenAsync(DeviceConfiguration configuration, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(configuration).AddSingleton(TimeProvider.System).AddSingleton<AlarmBoard>();
        var offline = new OfflineRegistry(services.AddClasses(configuration).BuildServiceProvider());
        try
        {
            if (offline._services.GetRequiredService<IClassStore>() is GroupClassStore group)
            {
                await group.StartAsync(cancellationToken).ConfigureAwait(false);
            }

            await offline.Registry.OpenAsync(cancellationToken).ConfigureAwait(false);
            return offline;
        }
        catch
        {
            await offline.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
