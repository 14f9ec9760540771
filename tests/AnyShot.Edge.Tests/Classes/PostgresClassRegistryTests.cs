namespace AnyShot.Edge.Tests.Classes;

/// <summary>What every registry does, with a group's database; each test is a group.</summary>
public sealed class PostgresClassRegistryTests(PostgresServer server) : ClassRegistryTests, IClassFixture<PostgresServer>, IDisposable
{
    private GroupBench? _bench;

    public void Dispose() => _bench?.Dispose();

    internal override async Task<RegistryStation> StartAsync()
    {
        PostgresServer.SkipIfAbsent();
        _bench = new GroupBench(server, Guid.NewGuid().ToString("n"));
        var station = await _bench.OpenAsync();
        await station.SeedAsync();
        return station;
    }
}
