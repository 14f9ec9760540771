using AnyShot.Edge.Classes;
using Microsoft.Extensions.Logging.Abstractions;

namespace AnyShot.Edge.Tests.Classes;

/// <summary>A temporary state directory with a registry in SQLite.</summary>
internal sealed class RegistryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anyshot-classes-");

    public string FullName => _folder.FullName;

    public string File => Path.Combine(FullName, "classes.db");

    public async Task<RegistryStation> OpenAsync()
    {
        var store = SqliteClassStore.Open(File);
        var shots = new FileShotStore(Path.Combine(FullName, "shots"));
        var registry = new ClassRegistry(store, shots, TimeProvider.System, NullLogger<ClassRegistry>.Instance);
        await registry.OpenAsync(CancellationToken.None);
        return new RegistryStation(registry, shots, store, async () =>
        {
            await registry.DisposeAsync();
            store.Dispose();
        });
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
