using AnyShot.Edge.Control;
using AnyShot.Edge.Feedback;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Parts;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Outbox;
using AnyShot.Edge.Tests.Parts;

namespace AnyShot.Edge.Tests.Feedback;

public sealed class SqliteFeedbackStoreTests : IAsyncLifetime
{
    private static readonly Caller Technician = new("anna", Role.Technician, Door.Mqtt, "cmd/feedback");
    private readonly PartFolder _folder = new();
    private readonly StandingClock _clock = new();
    private readonly AlarmBoard _alarms;
    private RecentParts _recent = null!;
    private SqliteFeedbackStore _store = null!;

    public SqliteFeedbackStoreTests() => _alarms = new AlarmBoard(_clock);

    private string File => Path.Combine(Path.GetDirectoryName(_folder.FullName)!, "feedback.db");

    public async Task InitializeAsync()
    {
        _recent = _folder.Open();
        await _recent.StartAsync(CancellationToken.None);
        _store = Open();
    }

    public Task DisposeAsync()
    {
        _store.Dispose();
        _recent.Dispose();
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void Give_Confirmation_NamesTheAgentsClassAndKeepsTheImage()
    {
        Judge(5, 7, "bright", Decision.Fail);
        var changed = 0;
        _store.Changed += () => changed++;

        var entry = _store.Give(5, null, Technician, "looked at it");

        entry.ShouldBe(new FeedbackEntry(
            1, 5, "fail", 7, "bright", 0.93, 7, "bright", true, "anna", "Technician", "Mqtt", "cmd/feedback", DateTimeOffset.FromUnixTimeMilliseconds(_clock.GetUtcNow().ToUnixTimeMilliseconds()), "looked at it", "top", Verdicts.CapturedAt));
        _store.History(5).ShouldBe([entry]);
        _store.Confirmed().ShouldBe([new ConfirmedPart(5, "bright")]);
        _recent.TryRead(5).ShouldBeNull();
        var part = new PartArchive(_recent, _store).TryRead(5).ShouldNotBeNull();
        part.Verdict.ClassName.ShouldBe("bright");
        using var image = PartImage.TryDecode(part.Image).ShouldNotBeNull();
        using var expected = PartFolder.Noise(5);
        image.AsSpan<byte>().ToArray().ShouldBe(expected.AsSpan<byte>().ToArray());
        changed.ShouldBe(1);
    }

    [Fact]
    public void Give_SaidAgain_NewestWinsAndHistoryStays()
    {
        Judge(5, 1, "dark", Decision.Pass);

        _store.Give(5, null, Technician);
        _store.Give(5, "matt", Technician, "under the lamp");
        _store.Give(5, "bright", Technician);

        _store.Confirmed().ShouldBe([new ConfirmedPart(5, "bright")]);
        _store.History(5).Select(entry => (entry.TrueClass, entry.IsConfirmed)).ShouldBe([("bright", false), ("matt", false), ("dark", true)]);
        _store.Newest(2).Select(entry => entry.Number).ShouldBe([3, 2]);
        _store.TryRead(5).ShouldNotBeNull().Verdict.ClassName.ShouldBe("dark");
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
        Judge(1, 1, "dark", Decision.Pass);
        Judge(2, 0, "", Decision.Unsure);
        Judge(3, 8, "old", Decision.Fail);

        var refusal = Should.Throw<FeedbackRefusedException>(() => _store.Give(id, trueClass, Technician, why.Length > 0 ? new string('w', 401) : ""));

        (refusal.Outcome, refusal.Message).ShouldBe((outcome, sentence));
        _store.Confirmed().ShouldBeEmpty();
        _store.Newest(10).ShouldBeEmpty();
        _recent.Count.ShouldBe(3);
    }

    [Fact]
    public void Give_LongClassId_IsNotRepeatedWhole()
    {
        Judge(1, 1, "dark", Decision.Pass);

        Should.Throw<FeedbackRefusedException>(() => _store.Give(1, new string('x', 100_000), Technician)).Message.Length.ShouldBeLessThan(120);
    }

    [Fact]
    public void Give_MoreThanMost_OldestOfTheCommonestClassGoesAndItsHistoryStays()
    {
        _store.Dispose();
        _store = Open(new PartOptions { MostConfirmed = 3 });
        Confirm(1, "bright");
        Confirm(2, "dark");
        Confirm(3, "dark");
        Confirm(4, "dark");

        _store.Confirmed().ShouldBe([new ConfirmedPart(1, "bright"), new ConfirmedPart(3, "dark"), new ConfirmedPart(4, "dark")]);
        _store.TryRead(2).ShouldBeNull();
        _store.History(2).Count.ShouldBe(1);
    }

    [Fact]
    public void Give_MoreThanSize_OldestGoes()
    {
        _store.Dispose();
        _store = Open(new PartOptions { ConfirmedLargestSizeMiB = 1 });
        for (var id = 1; id <= 5; id++)
        {
            Judge(id, 1, "dark", Decision.Pass, 600, 500);
            _store.Give(id, null, Technician);
        }

        _store.Confirmed().Select(part => part.InspectionId).ShouldBe([3, 4, 5]);
    }

    [Fact]
    public void Open_AfterARestart_AllIsThere()
    {
        Confirm(4, "dark");
        _store.Dispose();
        _store = Open();

        _store.Confirmed().ShouldBe([new ConfirmedPart(4, "dark")]);
        _store.TryRead(4).ShouldNotBeNull();
        Confirm(6, "bright");
        _store.Newest(1)[0].Number.ShouldBe(2);
    }

    [Fact]
    public void Captured_OfATime_HasWhatWasSaidOfItsParts()
    {
        Confirm(4, "dark");
        Confirm(6, "bright");

        _store.Captured(Verdicts.CapturedAt, Verdicts.CapturedAt.AddSeconds(1), 10).Select(entry => entry.InspectionId).ShouldBe([6, 4]);
        _store.Captured(Verdicts.CapturedAt, Verdicts.CapturedAt.AddSeconds(1), 1).Select(entry => entry.InspectionId).ShouldBe([6]);
        _store.Captured(Verdicts.CapturedAt.AddHours(-1), Verdicts.CapturedAt, 10).ShouldBeEmpty();
    }

    /// <summary>A file of version 1, which knew neither camera nor time of the part.</summary>
    [Fact]
    public void Open_FileOfAnOlderAgent_KeepsWhatWasSaid()
    {
        Confirm(4, "dark");
        _store.Dispose();
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={File};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DROP INDEX feedback_captured; ALTER TABLE feedback DROP COLUMN camera; ALTER TABLE feedback DROP COLUMN captured_at; ALTER TABLE feedback DROP COLUMN withdraws; PRAGMA user_version = 1";
            command.ExecuteNonQuery();
        }

        _store = Open();

        var entry = _store.History(4).ShouldHaveSingleItem();
        (entry.TrueClass, entry.Camera, entry.CapturedAt).ShouldBe(("dark", "", entry.At));
        Confirm(6, "bright");
        _store.History(6)[0].Camera.ShouldBe("top");
    }

    [Fact]
    public void Open_DamagedFile_IsMovedAsideWithAnAlarm()
    {
        _store.Dispose();
        System.IO.File.WriteAllText(File, new string('x', 5000));
        _store = Open();

        _store.Confirmed().ShouldBeEmpty();
        _alarms.Current.Single().Id.ShouldBe("feedback-damaged");
        Directory.EnumerateFiles(Path.GetDirectoryName(File)!, "feedback.db.damaged-*").ShouldHaveSingleItem();
    }

    /// <summary>Damage in an image must cost that image and not what people have said.</summary>
    [Fact]
    public void Open_DamagedImage_IsNotReadAndTheRestIs()
    {
        Judge(1, 1, "dark", Decision.Pass, 200, 150);
        Judge(2, 7, "bright", Decision.Fail, 200, 150);
        _store.Give(1, null, Technician);
        _store.Give(2, null, Technician);
        var image = _store.TryRead(1)!.Image;
        _store.Dispose();
        var content = System.IO.File.ReadAllBytes(File);
        content[content.AsSpan().IndexOf(image.AsSpan(image.Length - 3000, 500)) + 100] ^= 0x55;
        System.IO.File.WriteAllBytes(File, content);
        _store = Open();

        _store.TryRead(1).ShouldBeNull();
        _store.TryRead(2).ShouldNotBeNull();
        _store.Confirmed().Count.ShouldBe(2);
        _store.Newest(5).Count.ShouldBe(2);
        _alarms.Current.ShouldBeEmpty();
    }

    [Fact]
    public void Give_ImagesAreSwitchedOff_SaysWhichKey()
    {
        using var store = new SqliteFeedbackStore(File + "2", new PartOptions(), null, new FeedbackClasses(), _alarms, _clock);

        Should.Throw<FeedbackRefusedException>(() => store.Give(5, null, Technician)).Message.ShouldBe(
            "The image of part 5 is not kept: images of parts are switched off (parts.enabled).");
    }

    private SqliteFeedbackStore Open(PartOptions? options = null) => new(File, options ?? new PartOptions(), _recent, new FeedbackClasses(), _alarms, _clock);

    private void Judge(long id, int classNo, string className, Decision decision, int width = 40, int height = 24)
    {
        using var part = PartFolder.Noise((int)id, width: width, height: height);
        _recent.OnVerdict(PartFolder.VerdictOf(id, classNo, className, decision), part);
        _recent.TryRead(id).ShouldNotBeNull();
    }

    private void Confirm(long id, string trueClass)
    {
        Judge(id, 1, "dark", Decision.Pass);
        _store.Give(id, trueClass, Technician);
    }
}
