using AnyShot.Edge.Classes;
using AnyShot.Edge.Control;
using AnyShot.Edge.Tests.Security.Certificates;
using Npgsql;

namespace AnyShot.Edge.Tests.Classes;

/// <summary>A group's database with good and bad certificates: Debian's PostgreSQL on loopback, certificates of our own authority.</summary>
public sealed class DatabaseTlsTests(PostgresServer server) : IClassFixture<PostgresServer>, IDisposable
{
    private const string Group = "line-3";
    private readonly TestPlant _plant = new();
    private readonly TestPlant _other = new("Other CA");
    private readonly List<GroupBench> _benches = [];

    private string Verified => $";SSL Mode=VerifyFull;Root Certificate={_plant.CaFile}";

    public void Dispose()
    {
        _benches.ForEach(bench => bench.Dispose());
        _plant.Dispose();
        _other.Dispose();
    }

    [SkippableFact]
    public async Task Database_WithoutTheRightCertificate_IsRefusedAndTheStationGoesOn()
    {
        PostgresServer.SkipIfAbsent();
        var good = _plant.Server("database", "127.0.0.1");
        server.RestartWith(good);
        var (first, second) = (New(), New());
        await using var one = await first.OpenAsync();
        await one.SeedAsync();
        await using (await second.OpenAsync())
        {
            (await EncryptedAsync()).ShouldBe([true]);
        }

        server.RestartWith(_plant.Server("elsewhere", "elsewhere.example"));
        await RefusedAsync(one, second, "its certificate is for \"elsewhere.example\", not for \"127.0.0.1\"");
        server.RestartWith(_other.Server("stranger", "127.0.0.1"));
        await RefusedAsync(one, second, "its certificate was issued by \"CN=Other CA\", which is not a trusted authority");
        server.RestartWith(_plant.Expired("old"));
        await RefusedAsync(one, second, "its certificate ran out on ");
        server.RestartWith(null);
        await RefusedAsync(one, second, "SSL");

        server.RestartWith(good);
        SpinWait.SpinUntil(() => first.Alarms.Current.Count == 0, TimeSpan.FromSeconds(60)).ShouldBeTrue();
        (await one.AddAsync("dent")).Revision.ShouldBe(2);
    }

    // One that runs, one that starts from its copy, and one that has none.
    private async Task RefusedAsync(RegistryStation running, GroupBench known, string reason)
    {
        var refused = await Should.ThrowAsync<ClassRefusedException>(() => running.AddAsync("dent"));
        refused.Outcome.ShouldBe(ControlOutcome.Unavailable);
        refused.Message.ShouldContain(reason);
        refused.Message.ShouldContain("classes cannot be changed, judging goes on");
        running.Registry.State.Live.Classes.Count.ShouldBe(2);
        await using (var again = await known.OpenAsync())
        {
            again.Registry.State.Live.Classes.Count.ShouldBe(2);
            known.Alarms.Current.Single(a => a.Id == GroupClassStore.AwayAlarm).Sentence.ShouldContain(reason);
        }

        (await Should.ThrowAsync<IOException>(() => New().OpenAsync())).Message.ShouldContain(reason);
    }

    private async Task<List<bool>> EncryptedAsync()
    {
        await using var connection = new NpgsqlConnection($"{server.Connection}{Verified};Password={PostgresServer.Password};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT DISTINCT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name LIKE 'anyshot %'", connection);
        await using var rows = await command.ExecuteReaderAsync();
        var all = new List<bool>();
        while (await rows.ReadAsync())
        {
            all.Add(rows.GetBoolean(0));
        }

        return all;
    }

    private GroupBench New()
    {
        var bench = new GroupBench(server, Group, more: Verified);
        _benches.Add(bench);
        return bench;
    }
}
