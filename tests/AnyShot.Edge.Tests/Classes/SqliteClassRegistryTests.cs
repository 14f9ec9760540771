using AnyShot.Edge.Classes;
using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.Tests.Classes;

public sealed class SqliteClassRegistryTests : ClassRegistryTests, IDisposable
{
    private readonly RegistryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_AfterARestart_HoldsTheSame()
    {
        string before;
        await using (var station = await StartAsync())
        {
            await station.AddAsync("dent", "r-1");
            before = (await station.Registry.AuditAsync(1, CancellationToken.None))[0].Hash;
        }

        await using var again = await _folder.OpenAsync();
        (again.Registry.State.Live.Revision, again.Registry.State.Trial!.Revision).ShouldBe((1, 2));
        again.Registry.State.Newest.Classes[2].Prompts.ShouldBe(["part with dent"]);
        (await again.Registry.AuditAsync(1, CancellationToken.None))[0].Hash.ShouldBe(before);
        (await again.AddAsync("dent", "r-1")).WasDone.ShouldBeTrue();
    }

    [Fact]
    public async Task Open_ASecondTime_IsRefusedInOneSentence()
    {
        await using var station = await StartAsync();

        Should.Throw<IOException>(() => SqliteClassStore.Open(_folder.File)).Message.ShouldContain("is in use");
        using var reader = SqliteClassStore.OpenForReading(_folder.File);
        (await reader.NewestAsync(CancellationToken.None))!.Entry.Revision.ShouldBe(1);
    }

    [Fact]
    public async Task Open_DamagedFile_IsAnErrorAndTheFileStays()
    {
        await (await StartAsync()).DisposeAsync();
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(_folder.FullName, "classes.db-*"))
        {
            File.Delete(file);
        }

        var content = await File.ReadAllBytesAsync(_folder.File);
        Array.Fill(content, (byte)0x5A, 0, 2000);
        await File.WriteAllBytesAsync(_folder.File, content);

        var message = Should.Throw<InvalidDataException>(() => SqliteClassStore.Open(_folder.File)).Message;

        message.ShouldContain(_folder.File);
        message.ShouldContain("no empty one takes its place");
        (await File.ReadAllBytesAsync(_folder.File)).ShouldBe(content);
    }

    [Fact]
    public async Task Open_FileOfANewerAgent_IsAnError()
    {
        await (await StartAsync()).DisposeAsync();
        Execute("PRAGMA user_version = 99");

        Should.Throw<InvalidDataException>(() => SqliteClassStore.Open(_folder.File)).Message.ShouldContain("schema version 99");
    }

    [Theory]
    [InlineData("UPDATE change SET why = 'another reason' WHERE number = 2", "entry 2 is not what was written: its hash does not fit it and the entry before")]
    [InlineData("DELETE FROM change WHERE number = 2", "entry 2 is missing: entry 3 follows")]
    [InlineData("UPDATE definition SET json = CAST(replace(CAST(json AS TEXT), 'dent', 'bent') AS BLOB)", "the classes of revision 2 (entry 2) are not those that were written")]
    [InlineData("UPDATE change SET content = (SELECT content FROM change WHERE number = 1) WHERE number = 2", "the classes of revision 2 (entry 2) are not those that were written")]
    public async Task Chain_ContentChangedBehindTheRegistry_NamesTheFirstBrokenEntry(string sql, string fault)
    {
        await using (var station = await StartAsync())
        {
            await station.AddAsync("dent");
            await station.AddAsync("pit");
        }

        // Whoever wants to change the past also takes the triggers away.
        Execute("DROP TRIGGER change_update; DROP TRIGGER change_delete; " + sql);

        using var reader = SqliteClassStore.OpenForReading(_folder.File);
        (await ChainCheck.RunAsync(reader, CancellationToken.None)).Fault.ShouldBe(fault);
    }

    [Fact]
    public async Task Change_WithoutTheChain_IsRefusedByTheFile()
    {
        await (await StartAsync()).DisposeAsync();

        Should.Throw<SqliteException>(() => Execute("DELETE FROM change")).Message.ShouldContain("only ever added");
        Should.Throw<SqliteException>(() => Execute("UPDATE change SET who = 'x'")).Message.ShouldContain("only ever added");
    }

    [Fact]
    public async Task Put_SameImageTwice_IsOneFileNamedByItsContent()
    {
        await using var station = await StartAsync();
        var shot = await station.PutShotAsync("image");

        (await station.PutShotAsync("image")).ShouldBe(shot);
        var file = (await station.Shots.FileAsync(shot, CancellationToken.None))!;
        file.ShouldBe(Path.Combine(_folder.FullName, "shots", shot[..2], shot + ".img"));
        Directory.GetFiles(Path.GetDirectoryName(file)!).ShouldBe([file]);
        (await station.Shots.FileAsync("../classes.db", CancellationToken.None)).ShouldBeNull();
    }

    internal override async Task<RegistryStation> StartAsync()
    {
        var station = await _folder.OpenAsync();
        await station.SeedAsync();
        return station;
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
