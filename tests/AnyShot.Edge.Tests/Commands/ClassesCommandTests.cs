using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Tests.Classes;
using Microsoft.Data.Sqlite;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Commands;

/// <summary><c>anyshot classes ...</c> on the state directory of a station whose agent does not run.</summary>
public sealed class ClassesCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anyshot-classes-command-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task ReadingCommands_SoundRegistry_EndWithZero_AlsoBesideTheAgent()
    {
        var configuration = Station("one");
        await MakeAsync(configuration);
        using var agent = SqliteClassStore.Open(ClassPaths.Registry(configuration));

        Run("list", configuration).ShouldBe(ExitCodes.Success);
        Run("log", configuration).ShouldBe(ExitCodes.Success);
        Run("verify", configuration).ShouldBe(ExitCodes.Success);
        Run("rollback", configuration, "1").ShouldBe(ExitCodes.Fault, "the agent has the registry");
    }

    [Fact]
    public void Commands_NoRegistry_EndWithOne()
    {
        var configuration = Station("one");

        Run("list", configuration).ShouldBe(ExitCodes.Fault);
        Run("verify", configuration).ShouldBe(ExitCodes.Fault);
        Run("export", configuration, Path.Combine(_folder.FullName, "x.zip")).ShouldBe(ExitCodes.Fault);
    }

    [Fact]
    public async Task Verify_HistoryOrImageChanged_EndsWithOne()
    {
        var configuration = Station("one");
        await MakeAsync(configuration);
        var image = Directory.GetFiles(ClassPaths.Shots(configuration), "*.img", SearchOption.AllDirectories).Single();
        var content = await File.ReadAllBytesAsync(image);

        await File.WriteAllTextAsync(image, "another");
        Run("verify", configuration).ShouldBe(ExitCodes.Fault);
        await File.WriteAllBytesAsync(image, content);
        Run("verify", configuration).ShouldBe(ExitCodes.Success);

        using (var connection = new SqliteConnection($"Data Source={ClassPaths.Registry(configuration)};Pooling=false"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DROP TRIGGER change_update; UPDATE change SET why = 'because' WHERE number = 2";
            command.ExecuteNonQuery();
        }

        Run("verify", configuration).ShouldBe(ExitCodes.Fault);
    }

    [Fact]
    public async Task Rollback_EarlierRevision_IsLiveAndInTheLog()
    {
        var configuration = Station("one");
        await MakeAsync(configuration);

        Run("rollback", configuration, "1", "--why", "too many rejects").ShouldBe(ExitCodes.Success);
        Run("rollback", configuration, "99").ShouldBe(ExitCodes.Fault);

        await using var offline = await OfflineRegistry.OpenAsync(configuration, CancellationToken.None);
        offline.Registry.State.Live.Classes.Where(c => !c.IsRetired).Select(c => c.Id).ShouldBe(["good", "scratch"]);
        offline.Registry.State.Live.Classes[1].Shots.ShouldBeEmpty();
        var entry = (await offline.Registry.AuditAsync(1, CancellationToken.None))[0];
        (entry.Who, entry.Origin, entry.Why, entry.What).ShouldBe((Environment.UserName, "command line", "too many rejects", "roll back to revision 1"));
    }

    [Fact]
    public async Task Import_AtAnotherStation_IsOnTrialOrLive()
    {
        var (one, two) = (Station("one"), Station("two"));
        await MakeAsync(one);
        var file = Path.Combine(_folder.FullName, "classes.zip");
        Run("export", one, file).ShouldBe(ExitCodes.Success);

        Run("import", two, file).ShouldBe(ExitCodes.Success);
        Run("import", two, file).ShouldBe(ExitCodes.Success);
        await using (var offline = await OfflineRegistry.OpenAsync(two, CancellationToken.None))
        {
            offline.Registry.State.Live.Revision.ShouldBe(10_002, "the first classes of a registry are live, above the numbers of the other one");
            offline.Registry.State.Trial!.Revision.ShouldBe(10_003);
            var shot = offline.Registry.State.Live.Classes[1].Shots.Single();
            (await offline.Shots.FileAsync(shot, CancellationToken.None)).ShouldNotBeNull();
        }

        Run("import", two, file, "--live").ShouldBe(ExitCodes.Success);
        Run("verify", two).ShouldBe(ExitCodes.Success);
        Run("import", two, one.File).ShouldBe(ExitCodes.Usage, "that is no export");
    }

    [Fact]
    public async Task Import_DamagedRegistry_BeginsAnewAndKeepsTheDamagedFile()
    {
        var configuration = Station("one");
        await MakeAsync(configuration);
        var export = Path.Combine(_folder.FullName, "classes.zip");
        Run("export", configuration, export).ShouldBe(ExitCodes.Success);
        var path = ClassPaths.Registry(configuration);
        foreach (var file in Directory.GetFiles(configuration.StateDirectory, "classes.db-*"))
        {
            File.Delete(file);
        }

        await File.WriteAllTextAsync(path, new string('x', 9000));
        Run("verify", configuration).ShouldBe(ExitCodes.Fault);
        Run("rollback", configuration, "1").ShouldBe(ExitCodes.Usage);
        (await File.ReadAllTextAsync(path)).ShouldStartWith("xxx");

        Run("import", configuration, export).ShouldBe(ExitCodes.Success);

        File.ReadAllText(Directory.GetFiles(configuration.StateDirectory, "classes.db.damaged-*").Single()).ShouldStartWith("xxx");
        await using var offline = await OfflineRegistry.OpenAsync(configuration, CancellationToken.None);
        offline.Registry.State.Live.Revision.ShouldBe(10_002);

        // A start of the agent leaves the imported classes as they are.
        (await new ConfigurationSeed(configuration, offline.Registry, offline.Local).TakeOverAsync(CancellationToken.None)).ShouldBeNull();
        offline.Registry.State.Live.Revision.ShouldBe(10_002);
    }

    private static int Run(string command, DeviceConfiguration configuration, params string[] arguments) =>
        (int)typeof(AgentHost).Assembly.EntryPoint!.Invoke(null, [(string[])["classes", command, "--config", configuration.File, .. arguments]])!;

    /// <summary>Two classes live as revision 1, then one with a stored example live as revision 2.</summary>
    private static async Task MakeAsync(DeviceConfiguration configuration)
    {
        await using var offline = await OfflineRegistry.OpenAsync(configuration, CancellationToken.None);
        await DoAsync(new ClassChange.Replace(RegistryStation.FirstClasses, IsLive: true));
        using var image = new Mat(16, 16, MatType.CV_8UC1, Scalar.All(99));
        await DoAsync(new ClassChange.AddShot("scratch", await offline.Shots.PutAsync(image.ImEncode(".png"), CancellationToken.None)));
        await DoAsync(new ClassChange.Promote(2));

        Task<ClassChanged> DoAsync(ClassChange change) => offline.Registry.ChangeAsync(change, RegistryStation.Engineer, "a test", "", CancellationToken.None);
    }

    private DeviceConfiguration Station(string name)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder.FullName, name)).FullName, "edge.json");
        File.WriteAllText(file, """
            { "station": { "name": "s1" }, "stateDirectory": "state", "cameras": [ { "name": "line", "source": "virtual:" } ], "opcUa": { "enabled": false },
              "classes": [ { "number": 1, "name": "good", "severity": "good", "examples": "virtual:good" } ] }
            """);
        var configuration = ConfigurationReader.Read(file);
        Directory.CreateDirectory(configuration.StateDirectory);
        return configuration;
    }
}
