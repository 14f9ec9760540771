using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Tests.Classes;

/// <summary>What a start takes over from the configuration.</summary>
public sealed class ConfigurationSeedTests : IDisposable
{
    private readonly RegistryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_EmptyRegistry_TakesTheConfiguredClassesLive()
    {
        await using var station = await StartAsync(Entry(1, "good"), Entry(7, "Deep dent"));

        var state = station.Registry.State;
        (state.Live.Revision, state.Trial).ShouldBe((1, null));
        state.Live.Classes.Select(c => (c.Number, c.Id, c.Name)).ShouldBe([(1, "good", "good"), (7, "deep-dent", "Deep dent")]);
        var entry = (await station.Registry.AuditAsync(9, CancellationToken.None)).Single();
        (entry.Who, entry.Door, entry.Origin).ShouldBe(("configuration", "agent", "edge.json"));
    }

    [Fact]
    public async Task Start_NothingChanged_LeavesWhatPeopleMade()
    {
        await (await StartAsync(Entry(1, "good"), Entry(7, "dent"))).DisposeAsync();
        await using (var station = await StartAsync(Entry(1, "good"), Entry(7, "dent")))
        {
            station.Registry.State.Newest.Revision.ShouldBe(1);
            await station.DoAsync(new ClassChange.Change(station.Registry.State.Newest.Classes[1] with { Name = "Dent by hand" }));
            await station.DoAsync(new ClassChange.Promote(2));
        }

        await using var again = await StartAsync(Entry(1, "good"), Entry(7, "dent"));
        again.Registry.State.Live.Revision.ShouldBe(2);
        again.Registry.State.Live.Classes[1].Name.ShouldBe("Dent by hand");
    }

    [Fact]
    public async Task Start_EntryChanged_ReplacesThatClassAndKeepsItsShotsAndTheTrial()
    {
        string shot;
        await using (var station = await StartAsync(Entry(1, "good"), Entry(7, "dent"), Entry(8, "pit")))
        {
            shot = await station.PutShotAsync("image");
            await station.DoAsync(new ClassChange.AddShot("dent", shot));
            await station.DoAsync(new ClassChange.Promote(2));
            await station.DoAsync(new ClassChange.Change(station.Registry.State.Newest.Classes[2] with { Name = "pit by hand" }));
            await station.DoAsync(new ClassChange.Promote(3));
            await station.AddAsync("on trial");
        }

        await using var again = await StartAsync(Entry(1, "good"), Entry(7, "deep dent"), Entry(8, "pit"));
        var state = again.Registry.State;
        state.Live.Classes.Where(c => !c.IsRetired).Select(c => (c.Id, c.Name)).ShouldBe([("good", "good"), ("dent", "deep dent"), ("pit", "pit by hand")]);
        state.Live.Classes[1].Shots.ShouldBe([shot]);
        state.Trial!.Classes.Where(c => !c.IsRetired).Select(c => (c.Id, c.Name)).ShouldBe([("good", "good"), ("dent", "deep dent"), ("pit", "pit by hand"), ("on-trial", "on trial")]);
    }

    [Fact]
    public async Task Start_EntryRemoved_RetiresTheClass_AndItsNumberIsNotGivenAgain()
    {
        await (await StartAsync(Entry(1, "good"), Entry(7, "dent"))).DisposeAsync();

        await using (var station = await StartAsync(Entry(1, "good")))
        {
            station.Registry.State.Of("dent").ShouldBe(ClassState.Retired);
            (await station.AddAsync("pit")).State.Newest.Classes[^1].Number.ShouldBe(8);
        }

        await using var again = await StartAsync(Entry(1, "good"), Entry(7, "dent"));
        again.Registry.State.Of("dent").ShouldBe(ClassState.Live, "its entry is back");
    }

    [Fact]
    public async Task Start_NewEntryWithTheNumberOfAClassByHand_IsOneSentence()
    {
        await using (var station = await StartAsync(Entry(1, "good")))
        {
            await station.AddAsync("dent");
        }

        var message = (await Should.ThrowAsync<InvalidDataException>(() => StartAsync(Entry(1, "good"), Entry(2, "pit")))).Message;

        message.ShouldEndWith("the number 2 of \"pit\" is that of \"dent\" (id dent), which did not come from the configuration: give \"pit\" another number.");
    }

    private static ClassOptions Entry(int number, string name) => new() { Number = number, Name = name, Prompt = new PromptSection { Prompts = [name] } };

    private async Task<RegistryStation> StartAsync(params ClassOptions[] entries)
    {
        var station = await _folder.OpenAsync();
        var configuration = new DeviceConfiguration(new AgentOptions { Classes = [.. entries] }, Path.Combine(_folder.FullName, "edge.json"), 1);
        try
        {
            (await new ConfigurationSeed(configuration, station.Registry, station.Local).TakeOverAsync(CancellationToken.None)).ShouldBeNull();
            return station;
        }
        catch
        {
            await station.DisposeAsync();
            throw;
        }
    }
}
