using System.Collections.Concurrent;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Control;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Tests.Classes;

/// <summary>What every registry does, whatever its changes lie in.</summary>
public abstract class ClassRegistryTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [SkippableFact]
    public async Task Add_NewClass_IsOnTrialUntilItIsPromoted()
    {
        await using var station = await StartAsync();

        var added = await station.AddAsync("Deep dent!");
        (added.Revision, added.Id, added.WasDone).ShouldBe((2, "deep-dent", false));
        added.State.Live.Revision.ShouldBe(1);
        added.State.Trial!.Classes.Select(c => (c.Number, c.Id)).ShouldBe([(1, "good"), (2, "scratch"), (3, "deep-dent")]);
        station.Registry.State.Of("deep-dent").ShouldBe(ClassState.Trial);

        var promoted = await station.DoAsync(new ClassChange.Promote(2));
        (promoted.Revision, promoted.State.Live.Revision, promoted.State.Trial).ShouldBe((2, 2, null));
        station.Registry.State.Of("deep-dent").ShouldBe(ClassState.Live);
    }

    [SkippableFact]
    public async Task Promote_WhatIsNotOnTrial_IsAConflict()
    {
        await using var station = await StartAsync();

        await RefusedAsync(station, new ClassChange.Promote(1), ControlOutcome.Conflict, "Revision 1 is live already.");
        await RefusedAsync(station, new ClassChange.Promote(7), ControlOutcome.Conflict, "Nothing is on trial.");
        await station.AddAsync("dent");
        await station.AddAsync("pit");
        await RefusedAsync(station, new ClassChange.Promote(2), ControlOutcome.Conflict, "Revision 2 is not on trial; revision 3 is.");
    }

    [SkippableFact]
    public async Task Rollback_AnyRevision_IsLiveAtOnceAndUsesNoNumberAgain()
    {
        await using var station = await StartAsync();
        await station.AddAsync("dent");
        await station.DoAsync(new ClassChange.Promote(2));
        await station.AddAsync("pit");

        var back = await station.DoAsync(new ClassChange.Rollback(1));
        back.Revision.ShouldBe(4);
        back.State.Trial.ShouldBeNull();
        back.State.Live.Classes.Select(c => (c.Id, c.IsRetired)).ShouldBe([("good", false), ("scratch", false), ("dent", true), ("pit", true)]);
        (await station.AddAsync("dent")).Id.ShouldBe("dent-2");
        station.Registry.State.Newest.Classes[^1].Number.ShouldBe(5);

        await RefusedAsync(station, new ClassChange.Rollback(99), ControlOutcome.NotFound, "There is no revision 99.");
        var forward = await station.DoAsync(new ClassChange.Rollback(3));
        forward.State.Live.Classes.Where(c => !c.IsRetired).Select(c => c.Id).ShouldBe(["good", "scratch", "dent", "pit"]);
        await RefusedAsync(station, new ClassChange.Rollback(forward.Revision), ControlOutcome.Conflict, $"Revision {forward.Revision} is live already.");
    }

    [SkippableFact]
    public async Task Discard_Trial_LeavesTheLiveClasses()
    {
        await using var station = await StartAsync();
        await RefusedAsync(station, new ClassChange.Discard(), ControlOutcome.Conflict, "Nothing is on trial.");
        await station.AddAsync("dent");

        var state = (await station.DoAsync(new ClassChange.Discard())).State;
        state.Trial.ShouldBeNull();
        state.Live.Classes.Where(c => !c.IsRetired).Select(c => c.Id).ShouldBe(["good", "scratch"]);
        state.Of("dent").ShouldBe(ClassState.Retired);
    }

    [SkippableFact]
    public async Task Shots_AddedAndRemoved_KeepTheirImage()
    {
        await using var station = await StartAsync();
        var shot = await station.PutShotAsync("image");

        await station.DoAsync(new ClassChange.AddShot("scratch", shot));
        station.Registry.State.Newest.Classes[1].Shots.ShouldBe([shot]);
        await RefusedAsync(station, new ClassChange.AddShot("scratch", shot), ControlOutcome.Conflict, "Class scratch has this example already.");
        await RefusedAsync(station, new ClassChange.AddShot("scratch", new string('0', 64)), ControlOutcome.NotFound, $"There is no stored image {new string('0', 64)}.");
        await RefusedAsync(station, new ClassChange.AddShot("scratch", "../../etc/passwd"), ControlOutcome.Invalid, "Class scratch: a stored example is named by 64 hexadecimal digits in lower case.");
        await station.DoAsync(new ClassChange.RemoveShot("scratch", shot));
        station.Registry.State.Newest.Classes[1].Shots.ShouldBeEmpty();
        await RefusedAsync(station, new ClassChange.RemoveShot("scratch", shot), ControlOutcome.NotFound, "Class scratch has no such example.");
        File.Exists(await station.Shots.FileAsync(shot, CancellationToken.None)).ShouldBeTrue();
    }

    [SkippableFact]
    public async Task Merge_GivesShotsPromptsAndName_AndRetiresTheOther()
    {
        await using var station = await StartAsync();
        await station.AddAsync("dent");
        var shot = await station.PutShotAsync("image");
        await station.DoAsync(new ClassChange.AddShot("dent", shot));

        var changed = await station.DoAsync(new ClassChange.Merge("dent", "scratch"));
        changed.Id.ShouldBe("scratch");
        var scratch = changed.State.Newest.Classes[1];
        scratch.Shots.ShouldBe([shot]);
        scratch.Prompts.ShouldBe(["long bright scratch", "part with dent"]);
        scratch.Synonyms.ShouldBe(["dent"]);
        changed.State.Of("dent").ShouldBe(ClassState.Retired);
        await RefusedAsync(station, new ClassChange.Merge("scratch", "scratch"), ControlOutcome.Invalid, "Class scratch cannot be merged into itself.");
        await RefusedAsync(station, new ClassChange.Merge("dent", "scratch"), ControlOutcome.Conflict, "Class dent is retired.");
    }

    [SkippableFact]
    public async Task Retire_LastClass_IsRefused()
    {
        await using var station = await StartAsync();
        await station.DoAsync(new ClassChange.Retire("good"));

        await RefusedAsync(station, new ClassChange.Retire("scratch"), ControlOutcome.Conflict, "At least one class must remain that is not retired.");
        await RefusedAsync(station, new ClassChange.Retire("good"), ControlOutcome.Conflict, "Class good is retired.");
        await RefusedAsync(station, new ClassChange.Retire("nobody"), ControlOutcome.NotFound, "There is no class nobody.");
        station.Registry.State.Of("good").ShouldBe(ClassState.Live, "a retirement is on trial like every other change");
    }

    [SkippableFact]
    public async Task Request_Repeated_IsDoneOnce()
    {
        await using var station = await StartAsync();
        var first = await station.AddAsync("dent", "r-1");

        var again = await station.AddAsync("dent", "r-1");
        (again.WasDone, again.Revision, again.Id).ShouldBe((true, first.Revision, "dent"));
        station.Registry.State.Newest.Revision.ShouldBe(2);
        await RefusedAsync(station, new ClassChange.Retire("scratch"), ControlOutcome.Conflict, "The request id r-1 was used before for another change: give each request an id of its own.", "r-1");
        (await station.DoAsync(new ClassChange.Retire("scratch"), "r-1", RegistryStation.Engineer with { Name = "otto" })).WasDone.ShouldBeFalse("the id is another caller's");
    }

    [SkippableFact]
    public async Task Change_NameAndWords_KeepsNumberAndShots()
    {
        await using var station = await StartAsync();
        var scratch = station.Registry.State.Newest.Classes[1];

        await station.DoAsync(new ClassChange.Change(scratch with { Name = "Long scratch", Severity = AnyShot.Edge.Inspection.Severity.Minor }));
        station.Registry.State.Newest.Classes[1].Name.ShouldBe("Long scratch");
        await RefusedAsync(station, new ClassChange.Change(scratch with { Number = 9 }), ControlOutcome.Invalid, "Class scratch has the number 2, which stays.");
        await RefusedAsync(station, new ClassChange.Change(scratch with { Examples = "/etc" }), ControlOutcome.Invalid, "The folder of examples of class scratch is changed in the configuration.");
        await RefusedAsync(station, new ClassChange.Change(scratch with { Name = "GOOD" }), ControlOutcome.Conflict, "The name \"good\" is used twice.");
        await RefusedAsync(station, new ClassChange.Change(station.Registry.State.Newest.Classes[1]), ControlOutcome.Conflict, "Class scratch is like that already.");
    }

    [SkippableTheory]
    [InlineData("", "The new class has no name.")]
    [InlineData(" dent", "Class dent: its name begins or ends with a space.")]
    [InlineData("de\nnt", "Class de-nt: its name holds the character U+000A, which cannot be printed.")]
    [InlineData("dent\u202Egnp", "Class dent-gnp: its name holds the character U+202E, which cannot be printed.")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345678901234567890x", "Class 1234567890123456789012345678901234567890123456789012345678: its name has 81 characters; at most 80 are kept.")]
    [InlineData("Scratch", "The name \"Scratch\" is used twice.")]
    public async Task Add_NameThatCannotBe_IsOneSentence(string name, string sentence)
    {
        await using var station = await StartAsync();

        var refused = await Should.ThrowAsync<ClassRefusedException>(() => station.AddAsync(name));

        refused.Message.ShouldBe(sentence);
        station.Registry.State.Newest.Revision.ShouldBe(1);
    }

    [SkippableFact]
    public async Task Add_ValuesThatCannotBe_AreOneSentenceEach()
    {
        await using var station = await StartAsync();
        var dent = RegistryStation.New("dent");

        await RefusedAsync(station, new ClassChange.Add(dent with { Name = "dent" + (char)0xD800 }), ControlOutcome.Invalid, "Class dent: its name holds half a character.");
        await RefusedAsync(station, new ClassChange.Add(dent with { Id = "De nt" }), ControlOutcome.Invalid, "A class's id has 1 to 64 of a-z, 0-9 and -.");
        await RefusedAsync(station, new ClassChange.Add(dent with { Id = "scratch" }), ControlOutcome.Conflict, "The id \"scratch\" is used twice; it is given once.");
        await RefusedAsync(station, new ClassChange.Add(dent with { Number = 70_000 }), ControlOutcome.Invalid, "Class dent: its number 70000 is not between 1 and 65535.");
        await RefusedAsync(station, new ClassChange.Add(dent with { Number = 2 }), ControlOutcome.Conflict, "The number 2 is used twice; a PLC knows a class by its number, also a retired one.");
        await RefusedAsync(station, new ClassChange.Add(dent with { Prompts = [.. Enumerable.Repeat("x", 33)] }), ControlOutcome.Invalid, "Class dent: prompts has 33 texts; at most 32 are read.");
        await RefusedAsync(station, new ClassChange.Add(dent with { Synonyms = [" "] }), ControlOutcome.Invalid, "Class dent: synonyms holds an empty text.");
        await RefusedAsync(station, new ClassChange.Add(dent with { Negative = [new string('x', 401)] }), ControlOutcome.Invalid, "Class dent: a text of negative has 401 characters; at most 400 are kept.");
        await RefusedAsync(station, new ClassChange.Add(dent with { Description = new string('x', 401) }), ControlOutcome.Invalid, "Class dent: its description has 401 characters; at most 400 are kept.");
        await RefusedAsync(station, new ClassChange.Add(dent with { Examples = "/etc" }), ControlOutcome.Invalid, "Only a class of the configuration has a folder of examples: add the images as shots.");
        await RefusedAsync(station, new ClassChange.Retire("scratch"), ControlOutcome.Invalid, "A request id has at most 64 of letters, digits and -_.:", "a b");
        (await Should.ThrowAsync<ClassRefusedException>(() => station.Registry.ChangeAsync(new ClassChange.Retire("scratch"), RegistryStation.Engineer, new string('x', 401), "", CancellationToken.None)))
            .Message.ShouldBe("The reason has 401 characters; at most 400 are kept.");
    }

    [SkippableFact]
    public async Task Replace_MoreThanAThousandClasses_IsRefused()
    {
        await using var station = await StartAsync();
        RegisteredClass[] many = [.. Enumerable.Range(3, 1001).Select(n => new RegisteredClass { Id = $"c-{n}", Number = n, Name = $"class {n}" })];

        await RefusedAsync(station, new ClassChange.Replace(many, IsLive: false), ControlOutcome.Conflict, "There would be 1001 classes; at most 1000 can judge at a time.");
        (await station.DoAsync(new ClassChange.Replace(many[1..], IsLive: false))).State.Trial!.Classes.Count.ShouldBe(1002);
    }

    [SkippableFact]
    public async Task Changed_ManyChanges_TellsEachInOrder()
    {
        await using var station = await StartAsync();
        var told = new ConcurrentQueue<long>();
        station.Registry.Changed += state => told.Enqueue(state.Newest.Revision);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => station.AddAsync($"class {i}")));

        Until(() => told.Contains(21));
        told.Where(revision => revision > 1).ShouldBe(Enumerable.Range(2, 20).Select(n => (long)n));
    }

    [SkippableFact]
    public async Task Audit_AfterChanges_SaysWhoWhatWhyAndHoldsTogether()
    {
        await using var station = await StartAsync();
        await station.Registry.ChangeAsync(new ClassChange.Add(RegistryStation.New("dent")), new Caller("otto", Role.Technician, Door.OpcUa, "session 7"), "seen on line 2", "r-7", CancellationToken.None);
        await station.DoAsync(new ClassChange.Promote(2));

        var entries = await station.Registry.AuditAsync(2, CancellationToken.None);
        entries.Select(e => (e.Number, e.Who, e.Role, e.Door, e.Origin, e.What, e.Why, e.RequestId, e.Revision, e.Live)).Last()
            .ShouldBe((2, "otto", "technician", "opc-ua", "session 7", "add class dent (3, \"dent\")", "seen on line 2", "r-7", 2, 1));
        entries[0].What.ShouldBe("promote revision 2");
        StoredChange? previous = null;
        foreach (var change in await station.Local.ReadAfterAsync(0, 100, CancellationToken.None))
        {
            AuditChain.Fault(previous, change).ShouldBeNull();
            previous = change;
        }

        previous!.Entry.Number.ShouldBe(3);
    }

    [SkippableFact]
    public async Task Find_EveryRevision_IsAsItWas()
    {
        await using var station = await StartAsync();
        await station.AddAsync("dent");
        await station.DoAsync(new ClassChange.Retire("scratch"));

        for (var revision = 1; revision <= 3; revision++)
        {
            var found = (await station.Registry.FindAsync(revision, CancellationToken.None))!;
            found.Revision.ShouldBe(revision);
            found.Classes.Where(c => !c.IsRetired).Select(c => c.Id).ShouldBe(revision switch { 1 => ["good", "scratch"], 2 => ["good", "scratch", "dent"], _ => ["good", "dent"] });
        }

        (await station.Registry.FindAsync(4, CancellationToken.None)).ShouldBeNull();
    }

    /// <summary>A station with the first classes.</summary>
    internal abstract Task<RegistryStation> StartAsync();

    private protected static void Until(Func<bool> condition) => SpinWait.SpinUntil(condition, Deadline).ShouldBeTrue();

    private protected static async Task RefusedAsync(RegistryStation station, ClassChange change, ControlOutcome outcome, string sentence, string requestId = "")
    {
        var refused = await Should.ThrowAsync<ClassRefusedException>(() => station.DoAsync(change, requestId));
        (refused.Outcome, refused.Message).ShouldBe((outcome, sentence));
    }
}
