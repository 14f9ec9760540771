using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Observability;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace AnyShot.Edge.Tests.Classes;

/// <summary>A station of a group: a state directory of its own, and the group's database.</summary>
internal sealed class GroupBench : IDisposable
{
    private readonly RegistryFolder _folder = new();

    public GroupBench(PostgresServer server, string group, string? user = null, string more = "")
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "db-password"), PostgresServer.Password + "\n");
        var options = new AgentOptions { StateDirectory = ".", Registry = new RegistryOptions { Connection = server.Connection + (user is null ? "" : $";Username={user}") + more, PasswordFile = "db-password", Group = group } };
        options.Station.Name = "s1";
        Configuration = new DeviceConfiguration(options, Path.Combine(_folder.FullName, "edge.json"), 1);
        RegistryConnection.Mistakes(Configuration).ShouldBeEmpty();
    }

    public DeviceConfiguration Configuration { get; }

    public AlarmBoard Alarms { get; } = new(TimeProvider.System);

    public string Copy => ClassPaths.Registry(Configuration);

    public async Task<RegistryStation> OpenAsync()
    {
        var group = Configuration.Options.Registry.Group;
        var database = RegistryConnection.Open(Configuration);
        var local = SqliteClassStore.Open(Copy);
        var shared = new PostgresClassStore(database, group);
        var store = new GroupClassStore(local, shared, group, Alarms, TimeProvider.System, NullLogger<GroupClassStore>.Instance);
        var shots = new GroupShotStore(new FileShotStore(ClassPaths.Shots(Configuration)), shared);
        var registry = new ClassRegistry(store, shots, TimeProvider.System, NullLogger<ClassRegistry>.Instance);
        var station = new RegistryStation(registry, shots, local, () => CloseAsync(database, local, shared, store, registry));
        try
        {
            await store.StartAsync(CancellationToken.None);
            await registry.OpenAsync(CancellationToken.None);
            return station;
        }
        catch
        {
            await station.DisposeAsync();
            throw;
        }
    }

    public void Dispose() => _folder.Dispose();

    private static async ValueTask CloseAsync(NpgsqlDataSource database, SqliteClassStore local, PostgresClassStore shared, GroupClassStore store, ClassRegistry registry)
    {
        await registry.DisposeAsync();
        await store.DisposeAsync();
        await shared.DisposeAsync();
        local.Dispose();
        await database.DisposeAsync();
    }
}
