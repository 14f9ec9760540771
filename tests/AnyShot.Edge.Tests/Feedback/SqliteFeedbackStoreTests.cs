using AnyShot.Edge.Control;
using AnyShot.Edge.Feedback;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Parts;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Outbox;
using AnyShot.Edge.Tests.Parts;

namespace AnyShot.Edge.Tests.Feedback;

public sealed class SqliteFeedbackStoreTests : IDisposable
{
    private static readonly Caller Technician = new("anna", Role.Technician, Door.Mqtt, "cmd/feedback");
    private readonly FeedbackBench _bench = new();

    private SqliteFeedbackStore Store => _bench.Store;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Give_Confirmation_NamesTheAgentsClassAndKeepsTheImage()
    {
        _bench.Judge(5, 7, "bright", Decision.Fail);
        var changed = 0;
        Store.Changed += () => changed++;

        var entry = Store.Give(5, null, Technician, "looked at it");

        entry.ShouldBe(new FeedbackEntry(
            1, 5, "fail", 7, "bright", 0.93, 7, "bright", true, "anna", "Technician", "Mqtt", "cmd/feedback", DateTimeOffset.FromUnixTimeMilliseconds(_bench.Clock.GetUtcNow().ToUnixTimeMilliseconds()), "looked at it", "top", Verdicts.CapturedAt));
        Store.History(5).ShouldBe([entry]);
        Store.Confirmed().ShouldBe([new ConfirmedPart(5, "bright")]);
        _bench.Recent.TryRead(5).ShouldBeNull();
        var part = new PartArchive(_bench.Recent, Store).TryRead(5).ShouldNotBeNull();
        part.Verdict.ClassName.ShouldBe("bright");
        using var image = PartImage.TryDecode(part.Image).ShouldNotBeNull();
        using var expected = PartFolder.Noise(5);
        image.AsSpan<byte>().ToArray().ShouldBe(expected.AsSpan<byte>().ToArray());
        changed.ShouldBe(1);
    }

    [Fact]
    public void Give_SaidAgain_NewestWinsAndHistoryStays()
    {
        _bench.Judge(5, 1, "dark", Decision.Pass);

        Store.Give(5, null, Technician);
        Store.Give(5, "matt", Technician, "under the lamp");
        Store.Give(5, "bright", Technician);

        Store.Confirmed().ShouldBe([new ConfirmedPart(5, "bright")]);
        Store.History(5).Select(entry => (entry.TrueClass, entry.IsConfirmed)).ShouldBe([("bright", false), ("matt", false), ("dark", true)]);
        Store.Newest(2).Select(entry => entry.Number).ShouldBe([3, 2]);
        Store.TryRead(5).ShouldNotBeNull().Verdict.ClassName.ShouldBe("dark");
    }

    [Theory]
    [InlineData(99, null, "", ControlOutcome.NotFound, "There is no image of part 99: those of the last 2000 parts and of confirmed ones are kept.")]
    [InlineData(-1, null, "", ControlOutcome.NotFound, "There is no image of part -1: those of the last 2000 parts and of confirmed ones are kept.")]
    [InlineData(1, "dent", "", ControlOutcome.NotFound, "There is no class \"dent\".")]
    [InlineData(1, "", "", ControlOutcome.NotFound, "There is no class \"\".")]
    [InlineData(1, "old", "", ControlOutcome.Conflict, "Class \"old\" is retired: say another one.")]
    [InlineData(2, null, "", ControlOutcome.Invalid, "Part 2 was given no class (confident): say of which class it is.")]
    [InlineData(3, null, "", ControlOutcome.Conflict, "Part 3 was judged \"old\", a class that judges no more: say of which class it is.")]
    [InlineData(1, null, "401", ControlOutcome.Invalid, "The remark has 401 characters; at most 400 are kept.")]
    public void Give_CannotBeTaken_SaysWhyAndChangesNothing(long id, string? trueClass, string why, ControlOutcome outcome, string sentence)
    {
        _bench.Judge(1, 1, "dark", Decision.Pass);
        _bench.Judge(2, 0, "", Decision.Unsure);
        _bench.Judge(3, 8, "old", Decision.Fail);

        var refusal = Should.Throw<FeedbackRefusedException>(() => Store.Give(id, trueClass, Technician, why.Length > 0 ? new string('w', 401) : ""));

        (refusal.Outcome, refusal.Message).ShouldBe((outcome, sentence));
        Store.Confirmed().ShouldBeEmpty();
        Store.Newest(10).ShouldBeEmpty();
        _bench.Recent.Count.ShouldBe(3);
    }

    [Fact]
    public void Give_LongClassId_IsNotRepeatedWhole()
    {
        _bench.Judge(1, 1, "dark", Decision.Pass);

        Should.Throw<FeedbackRefusedException>(() => Store.Give(1, new string('x', 100_000), Technician)).Message.Length.ShouldBeLessThan(120);
    }

    [Fact]
    public void Give_MoreThanMost_OldestOfTheCommonestClassGoesAndItsHistoryStays()
    {
        _bench.Reopen(new PartOptions { MostConfirmed = 3 });
        Confirm(1, "bright");
        Confirm(2, "dark");
        Confirm(3, "dark");
        Confirm(4, "dark");

        Store.Confirmed().ShouldBe([new ConfirmedPart(1, "bright"), new ConfirmedPart(3, "dark"), new ConfirmedPart(4, "dark")]);
        Store.TryRead(2).ShouldBeNull();
        Store.History(2).Count.ShouldBe(1);
    }

    [Fact]
    public void Give_MoreThanSize_OldestGoes()
    {
        _bench.Reopen(new PartOptions { ConfirmedLargestSizeMiB = 1 });
        for (var id = 1; id <= 5; id++)
        {
            _bench.Judge(id, 1, "dark", Decision.Pass, 600, 500);
            Store.Give(id, null, Technician);
        }

        Store.Confirmed().Select(part => part.InspectionId).ShouldBe([3, 4, 5]);
    }

    [Fact]
    public void Open_AfterARestart_AllIsThere()
    {
        Confirm(4, "dark");
        _bench.Reopen();

        Store.Confirmed().ShouldBe([new ConfirmedPart(4, "dark")]);
        Store.TryRead(4).ShouldNotBeNull();
        Confirm(6, "bright");
        Store.Newest(1)[0].Number.ShouldBe(2);
    }

    [Fact]
    public void Captured_OfATime_HasWhatWasSaidOfItsParts()
    {
        Confirm(4, "dark");
        Confirm(6, "bright");

        Store.Captured(Verdicts.CapturedAt, Verdicts.CapturedAt.AddSeconds(1), 10).Select(entry => entry.InspectionId).ShouldBe([6, 4]);
        Store.Captured(Verdicts.CapturedAt, Verdicts.CapturedAt.AddSeconds(1), 1).Select(entry => entry.InspectionId).ShouldBe([6]);
        Store.Captured(Verdicts.CapturedAt.AddHours(-1), Verdicts.CapturedAt, 10).ShouldBeEmpty();
    }

    /// <summary>A file of version 1, which knew neither camera nor time of the part.</summary>
    [Fact]
    public void Open_FileOfAnOlderAgent_KeepsWhatWasSaid()
    {
        Confirm(4, "dark");
        _bench.ReopenAsVersion1();

        var entry = Store.History(4).ShouldHaveSingleItem();
        (entry.TrueClass, entry.Camera, entry.CapturedAt).ShouldBe(("dark", "", entry.At));
        Confirm(6, "bright");
        Store.History(6)[0].Camera.ShouldBe("top");
    }

    [Fact]
    public void Open_DamagedFile_IsMovedAsideWithAnAlarm()
    {
        _bench.Reopen(meanwhile: () => File.WriteAllText(_bench.File, new string('x', 5000)));

        Store.Confirmed().ShouldBeEmpty();
        _bench.Alarms.Current.Single().Id.ShouldBe("feedback-damaged");
        Directory.EnumerateFiles(Path.GetDirectoryName(_bench.File)!, "feedback.db.damaged-*").ShouldHaveSingleItem();
    }

    /// <summary>Damage in an image must cost that image and not what people have said.</summary>
    [Fact]
    public void Open_DamagedImage_IsNotReadAndTheRestIs()
    {
        _bench.Judge(1, 1, "dark", Decision.Pass, 200, 150);
        _bench.Judge(2, 7, "bright", Decision.Fail, 200, 150);
        Store.Give(1, null, Technician);
        Store.Give(2, null, Technician);
        var image = Store.TryRead(1)!.Image;
        _bench.Reopen(meanwhile: () =>
        {
            var content = File.ReadAllBytes(_bench.File);
            content[content.AsSpan().IndexOf(image.AsSpan(image.Length - 3000, 500)) + 100] ^= 0x55;
            File.WriteAllBytes(_bench.File, content);
        });

        Store.TryRead(1).ShouldBeNull();
        Store.TryRead(2).ShouldNotBeNull();
        Store.Confirmed().Count.ShouldBe(2);
        Store.Newest(5).Count.ShouldBe(2);
        _bench.Alarms.Current.ShouldBeEmpty();
    }

    [Fact]
    public void Give_ImagesAreSwitchedOff_SaysWhichKey()
    {
        using var store = new SqliteFeedbackStore(_bench.File + "2", new PartOptions(), null, new FeedbackClasses(), _bench.Alarms, _bench.Clock);

        Should.Throw<FeedbackRefusedException>(() => store.Give(5, null, Technician)).Message.ShouldBe(
            "The image of part 5 is not kept: images of parts are switched off (parts.enabled).");
    }

    private void Confirm(long id, string trueClass)
    {
        _bench.Judge(id);
        Store.Give(id, trueClass, Technician);
    }
}
