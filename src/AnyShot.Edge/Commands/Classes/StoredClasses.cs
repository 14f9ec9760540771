using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace AnyShot.Edge.Commands.Classes;

/// <summary>The registry's file as it lies in the state directory, for reading; beside a running agent too. Of a group it is this station's copy.</summary>
internal sealed class StoredClasses : IAsyncDisposable
{
    private StoredClasses(SqliteClassStore store, FileShotStore shots) =>
        (Store, Shots, Registry) = (store, shots, new ClassRegistry(store, shots, TimeProvider.System, NullLogger<ClassRegistry>.Instance));

    public SqliteClassStore Store { get; }

    public FileShotStore Shots { get; }

    public ClassRegistry Registry { get; }

    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="IOException">There is none, it is empty or it cannot be opened.</exception>
    public static async Task<StoredClasses> OpenAsync(DeviceConfiguration configuration, CancellationToken cancellationToken)
    {
        var path = ClassPaths.Registry(configuration);
        var stored = new StoredClasses(SqliteClassStore.OpenForReading(path), new FileShotStore(ClassPaths.Shots(configuration)));
        try
        {
            await stored.Registry.OpenAsync(cancellationToken).ConfigureAwait(false);
            return stored.Registry.HasClasses ? stored : throw new IOException($"The class registry {path} has no class yet: no agent has run with it.");
        }
        catch
        {
            await stored.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Registry.DisposeAsync().ConfigureAwait(false);
        Store.Dispose();
    }
}
