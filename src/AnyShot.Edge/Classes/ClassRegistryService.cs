using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Classes;

/// <summary>Opens the registry before the inspection asks for its classes.</summary>
internal sealed partial class ClassRegistryService(DeviceConfiguration configuration, ClassRegistry registry, IClassStore store, SqliteClassStore local, ILogger<ClassRegistryService> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (store is GroupClassStore group)
            {
                await group.StartAsync(cancellationToken).ConfigureAwait(false);
            }

            await registry.OpenAsync(cancellationToken).ConfigureAwait(false);
            if (await new ConfigurationSeed(configuration, registry, local).TakeOverAsync(cancellationToken).ConfigureAwait(false) is { } reason)
            {
                LogNotTakenOver(reason);
            }
        }
        catch (ClassStoreException error)
        {
            throw new IOException(error.Message, error);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(8010, LogLevel.Warning, "Changed classes of the configuration are taken over at a later start: {Sentence}")]
    private partial void LogNotTakenOver(string sentence);
}
