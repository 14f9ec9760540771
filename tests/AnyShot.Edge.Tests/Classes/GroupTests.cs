using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control;
using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Tests.Classes;

/// <summary>Stations that share classes through one database, which comes and goes.</summary>
public sealed class GroupTests(PostgresServer server) : IClassFixture<PostgresServer>, IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private readonly string _group = Guid.NewGuid().ToString("n");
    private readonly List<GroupBench> _benches = [];

    public void Dispose() => _benches.ForEach(bench => bench.Dispose());

    [SkippableFact]
    public async Task Change_AtOneStation_ComesToTheOtherWithItsShots()
    {
        var (first, second) = (New(), New());
        await using var one = await first.OpenAsync();
        await one.SeedAsync();
        await using var two = await second.OpenAsync();
        two.Registry.State.Live.Revision.ShouldBe(1);

        var shot = await one.PutShotAsync("image");
        await one.DoAsync(new ClassChange.AddShot("scratch", shot));
        await one.DoAsync(new ClassChange.Promote(2));

        Until(() => two.Registry.State.Live.Revision == 2);
        two.Registry.State.Live.Classes[1].Shots.ShouldBe([shot]);
        (await File.ReadAllTextAsync((await two.Shots.FileAsync(shot, CancellationToken.None))!)).ShouldBe("image");
        (await two.AddAsync("dent")).Revision.ShouldBe(3);
        Until(() => one.Registry.State.Trial?.Revision == 3);
        (await two.Registry.AuditAsync(9, CancellationToken.None)).ShouldBe(await one.Registry.AuditAsync(9, CancellationToken.None));
    }

    [SkippableFact]
    public async Task Request_RepeatedAtAnotherStation_IsDoneOnce()
    {
        await using var one = await New().OpenAsync();
        await one.SeedAsync();
        await using var two = await New().OpenAsync();

        var changes = await Task.WhenAll(one.AddAsync("dent", "r-1"), two.AddAsync("dent", "r-1"));

        changes.Count(change => change.WasDone).ShouldBe(1);
        changes.Select(change => (change.Revision, change.Id)).Distinct().ShouldBe([(2, "dent")]);
    }

    [SkippableFact]
    public async Task TwoWriters_TwoHundredChanges_LoseNoneAndDoubleNone()
    {
        const int Each = 100;
        await using var one = await New().OpenAsync();
        await one.SeedAsync();
        await using var two = await New().OpenAsync();

        await Task.WhenAll(AddAllAsync(one, "one"), AddAllAsync(two, "two"));

        Until(() => one.Registry.State.Newest.Revision == 1 + (2 * Each) && two.Registry.State.Newest.Revision == 1 + (2 * Each));
        var names = one.Registry.State.Newest.Classes.Select(c => c.Name).ToArray();
        names.ShouldBe(two.Registry.State.Newest.Classes.Select(c => c.Name));
        names.Skip(2).Order().ShouldBe(Enumerable.Range(0, Each).SelectMany(i => new[] { $"one {i}", $"two {i}" }).Order());
        one.Registry.State.Newest.Classes.Select(c => c.Number).ShouldBe(Enumerable.Range(1, 2 + (2 * Each)));
        (await ChainCheck.RunAsync(two.Local, CancellationToken.None)).Fault.ShouldBeNull();

        static async Task AddAllAsync(RegistryStation station, string name)
        {
            for (var i = 0; i < Each; i++)
            {
                (await station.AddAsync($"{name} {i}", $"{name}-{i}")).WasDone.ShouldBeFalse();
            }
        }
    }

    [SkippableFact]
    public async Task DatabaseKilled_ChangesAreRefusedAndTheRestGoesOn_UntilItIsBack()
    {
        var (first, second) = (New(), New());
        await using var one = await first.OpenAsync();
        await one.SeedAsync();
        await using (await second.OpenAsync())
        {
            Until(() => File.Exists(second.Copy));
        }

        server.Kill();
        try
        {
            Until(() => first.Alarms.Current.Any(alarm => alarm.Id == GroupClassStore.AwayAlarm));
            var refused = await Should.ThrowAsync<ClassRefusedException>(() => one.AddAsync("dent"));
            refused.Outcome.ShouldBe(ControlOutcome.Unavailable);
            refused.Message.ShouldContain("classes cannot be changed, judging goes on");
            await Should.ThrowAsync<IOException>(() => one.PutShotAsync("image"));
            one.Registry.State.Live.Revision.ShouldBe(1);

            // A station that was here before starts from its copy; a new one has nothing to start from.
            await using var again = await second.OpenAsync();
            again.Registry.State.Live.Classes.Count.ShouldBe(2);
            (await Should.ThrowAsync<IOException>(() => New().OpenAsync())).Message.ShouldContain("has no copy of the classes yet");

            server.Start();
            await using var third = await New().OpenAsync();
            await third.AddAsync("dent");
            Until(() => one.Registry.State.Newest.Revision == 2 && again.Registry.State.Newest.Revision == 2);
            Until(() => first.Alarms.Current.Count == 0 && second.Alarms.Current.Count == 0);
            (await one.AddAsync("pit")).Revision.ShouldBe(3);
        }
        finally
        {
            if (!await AnswersAsync())
            {
                server.Start();
            }
        }
    }

    [SkippableFact]
    public async Task DatabaseSetBack_IsNotCopiedOverWhatTheStationKnows()
    {
        var bench = New();
        await using (var one = await bench.OpenAsync())
        {
            await one.SeedAsync();
            await one.AddAsync("dent");
        }

        await ExecuteAsync($"ALTER TABLE anyshot.change DISABLE TRIGGER only_added; DELETE FROM anyshot.change WHERE grp = '{_group}' AND number = 2; ALTER TABLE anyshot.change ENABLE TRIGGER only_added");

        await using var again = await bench.OpenAsync();
        again.Registry.State.Newest.Revision.ShouldBe(2);
        bench.Alarms.Current.Single().Sentence.ShouldContain("tells another history");
        (await Should.ThrowAsync<ClassRefusedException>(() => again.AddAsync("pit"))).Outcome.ShouldBe(ControlOutcome.Unavailable);
    }

    [SkippableFact]
    public async Task FirstStart_OfTwoStationsAtOnce_TakesTheClassesOfOne()
    {
        await using var one = await New().OpenAsync();
        await using var two = await New().OpenAsync();

        await Task.WhenAll(SeedAsync(one, "one", 5), SeedAsync(two, "two", 5));

        Until(() => one.Registry.HasClasses && two.Registry.HasClasses);
        one.Registry.State.Newest.Revision.ShouldBe(1);
        two.Registry.State.Live.Classes.Single().Name.ShouldBe(one.Registry.State.Live.Classes.Single().Name);

        static async Task SeedAsync(RegistryStation station, string name, int number)
        {
            var entry = new ClassOptions { Number = number, Name = name, Prompt = new PromptSection { Prompts = [name] } };
            var configuration = new DeviceConfiguration(new AgentOptions { Classes = [entry] }, $"/{name}.json", 1);
            (await new ConfigurationSeed(configuration, station.Registry, station.Local).TakeOverAsync(CancellationToken.None)).ShouldBeNull();
        }
    }

    [SkippableFact]
    public async Task Station_UserWhoMayOnlyAddAndRead_NeedsNoMore()
    {
        await using (var administrator = await New().OpenAsync())
        {
            await administrator.SeedAsync();
        }

        var user = $"u{_group}";
        await ExecuteAsync($"CREATE ROLE {user} LOGIN PASSWORD '{PostgresServer.Password}'; GRANT USAGE ON SCHEMA anyshot TO {user}; GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA anyshot TO {user}");

        using var bench = new GroupBench(server, _group, user);
        await using var station = await bench.OpenAsync();
        await station.DoAsync(new ClassChange.AddShot("scratch", await station.PutShotAsync("image")));
        station.Registry.State.Newest.Revision.ShouldBe(2);
    }

    [SkippableFact]
    public async Task Command_AtAStationOfTheGroup_ChangesTheClassesOfAll()
    {
        var bench = New();
        await using var station = await bench.OpenAsync();
        await station.SeedAsync();
        await station.AddAsync("dent");

        using var other = new GroupBench(server, _group);
        await using (var offline = await OfflineRegistry.OpenAsync(other.Configuration, CancellationToken.None))
        {
            await offline.Registry.ChangeAsync(new ClassChange.Rollback(1), RegistryStation.Engineer, "", "", CancellationToken.None);
        }

        Until(() => station.Registry.State.Live.Revision == 3);
        station.Registry.State.Of("dent").ShouldBe(ClassState.Retired);
    }

    [SkippableFact]
    public async Task Changes_InTheDatabase_AreOnlyEverAdded()
    {
        await using var one = await New().OpenAsync();
        await one.SeedAsync();

        (await Should.ThrowAsync<Npgsql.PostgresException>(() => ExecuteAsync("DELETE FROM anyshot.change"))).Message.ShouldContain("only ever added");
    }

    [SkippableFact]
    public async Task Groups_OnOneDatabase_DoNotSeeEachOther()
    {
        await using var one = await New().OpenAsync();
        await one.SeedAsync();
        await one.AddAsync("dent");
        var shot = await one.PutShotAsync("image");

        using var other = new GroupBench(server, "other-" + _group);
        await using var two = await other.OpenAsync();
        two.Registry.HasClasses.ShouldBeFalse();
        (await two.Shots.FileAsync(shot, CancellationToken.None)).ShouldBeNull();
    }

    private static void Until(Func<bool> condition) => SpinWait.SpinUntil(condition, Deadline).ShouldBeTrue();

    private GroupBench New()
    {
        PostgresServer.SkipIfAbsent();
        var bench = new GroupBench(server, _group);
        _benches.Add(bench);
        return bench;
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await ExecuteAsync("SELECT 1");
            return true;
        }
        catch (Npgsql.NpgsqlException)
        {
            return false;
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new Npgsql.NpgsqlConnection($"{server.Connection};Password={PostgresServer.Password};Pooling=false");
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
