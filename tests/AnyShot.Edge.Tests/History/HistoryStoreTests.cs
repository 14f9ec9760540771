using AnyShot.Edge.History;
using AnyShot.Edge.Inspection;
using Microsoft.Data.Sqlite;
using static AnyShot.Edge.Tests.History.HistoryFolder;

namespace AnyShot.Edge.Tests.History;

public sealed class HistoryStoreTests : IDisposable
{
    private readonly HistoryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Add_Verdicts_AreCountedByMinuteCameraClassAndDecision()
    {
        using var store = _folder.Open();
        store.Add(Numbered(1, At(0.1), At(0.9), At(1.5, Decision.Fail, 2, "scratch", confidence: 0.61), At(1.5, camera: "side"), At(3, Decision.Unsure, 2, "scratch", confidence: 1)));

        var answer = store.Read(From(0, 5));

        answer.Points.ShouldBe(5);
        answer.StepSeconds.ShouldBe(60);
        answer.Since.ShouldBe(Noon);
        answer.Cameras.ShouldBe(["side", "top"]);
        answer.Series.Select(series => (series.Camera, series.ClassNo, series.ClassName, series.Decision, string.Join(' ', series.Counts))).ShouldBe(
        [
            ("side", 1, "good", Decision.Pass, "0 1 0 0 0"),
            ("top", 1, "good", Decision.Pass, "2 0 0 0 0"),
            ("top", 2, "scratch", Decision.Fail, "0 1 0 0 0"),
            ("top", 2, "scratch", Decision.Unsure, "0 0 0 1 0"),
        ]);
        answer.Confidence.Select(entry => (entry.Decision, string.Join(' ', entry.Counts))).ShouldBe(
            [(Decision.Pass, "0 0 0 0 0 0 0 0 0 3"), (Decision.Fail, "0 0 0 0 0 0 1 0 0 0"), (Decision.Unsure, "0 0 0 0 0 0 0 0 0 1")]);
    }

    [Fact]
    public void Read_OfACameraOrClass_LeavesTheRestOut()
    {
        using var store = _folder.Open();
        store.Add(Numbered(1, At(0), At(1, camera: "side"), At(2, Decision.Fail, 2, "scratch"), At(2, Decision.Unsure, 0, "")));

        Total(store.Read(From(0, 5, camera: "side"))).ShouldBe(1);
        store.Read(From(0, 5, classNo: 2)).Series.Single().ClassName.ShouldBe("scratch");
        store.Read(From(0, 5, classNo: 0)).Series.Single().Decision.ShouldBe(Decision.Unsure);
        Total(store.Read(From(0, 5, camera: "nowhere"))).ShouldBe(0);
    }

    [Fact]
    public void Read_LongerSteps_EndsAreInTheLastPoint()
    {
        using var store = _folder.Open();
        store.Add(Numbered(1, At(0), At(9.9), At(10), At(24), At(25)));

        var answer = store.Read(From(0, 25, step: 10));

        answer.Points.ShouldBe(3);
        answer.Series.Single().Counts.ShouldBe([2, 1, 1]);
    }

    [Fact]
    public void Add_SameVerdictsAgain_AreNotCountedTwice()
    {
        var verdicts = Numbered(1, At(0), At(1), At(2));
        using (var store = _folder.Open())
        {
            store.Add(verdicts);
            store.Add(verdicts);
        }

        using var again = _folder.Open();
        again.Mark.ShouldBe(3);
        again.Add([.. verdicts, .. Numbered(4, At(3))]);
        Total(again.Read(From(0, 10))).ShouldBe(4);
    }

    [Fact]
    public void Fold_OldMinutes_AreHoursWithTheSameSumsAndNewOnesStay()
    {
        using var store = _folder.Open(new HistoryOptions { KeepMinutes = TimeSpan.FromHours(1) });
        store.Add(Numbered(1, At(5), At(25), At(59.9, Decision.Fail, 2, "scratch"), At(61), At(119), At(121)));
        _folder.Clock.Advance(TimeSpan.FromMinutes(125));

        store.Fold();
        store.Fold();

        // Now is 14:05: what was captured before 13:00 is folded.
        var all = store.Read(From(0, 180));
        all.StepSeconds.ShouldBe(3600);
        all.Series.Select(series => (series.ClassNo, string.Join(' ', series.Counts))).ShouldBe([(1, "2 2 1"), (2, "1 0 0")]);
        var late = store.Read(From(60, 65));
        late.StepSeconds.ShouldBe(60);
        late.Series.Single().Counts.Count(count => count == 1).ShouldBe(3);

        // A range that begins within a folded hour is answered from the hour's beginning, and says so.
        var within = store.Read(From(30, 60, step: 15));
        within.From.ShouldBe(Noon);
        within.StepSeconds.ShouldBe(3600);
        within.Series.Sum(series => series.Counts[0]).ShouldBe(3);
    }

    [Fact]
    public void Fold_ALatePartOfAFoldedHour_IsAddedToIt()
    {
        using var store = _folder.Open(new HistoryOptions { KeepMinutes = TimeSpan.FromHours(1) });
        store.Add(Numbered(1, At(5)));
        _folder.Clock.Advance(TimeSpan.FromMinutes(150));
        store.Fold();
        store.Add(Numbered(2, At(6)));
        store.Fold();

        store.Read(From(0, 60)).Series.Single().Counts.ShouldBe([2]);
    }

    [Fact]
    public void Fold_OldHours_AreForgotten()
    {
        using var store = _folder.Open(new HistoryOptions { KeepMinutes = TimeSpan.FromHours(1), KeepHours = TimeSpan.FromDays(2) });
        store.Add(Numbered(1, At(0), At(60 * 24)));
        _folder.Clock.Advance(TimeSpan.FromHours(50));

        store.Fold();

        var answer = store.Read(From(0, 60 * 72));
        Total(answer).ShouldBe(1);
        answer.Since.ShouldBe(Noon.AddDays(1));
        answer.Changes.ShouldBeEmpty();
        store.Mark.ShouldBe(2);
    }

    [Fact]
    public void Read_Changes_SayWhenAnotherSetOrModelBeganToJudge()
    {
        using (var store = _folder.Open())
        {
            store.Add(Numbered(1, At(0), At(1), At(2) with { ClassSetRevision = 8 }));
        }

        using var again = _folder.Open();
        again.Add(Numbered(4, At(3) with { ClassSetRevision = 8 }, At(4) with { ClassSetRevision = 8, ModelRevision = "other" }));

        again.Read(From(0, 10)).Changes.ShouldBe(
        [
            new HistoryChange(Noon, 1, 7, "sha256:0123456789ab"),
            new HistoryChange(Noon.AddMinutes(2), 3, 8, "sha256:0123456789ab"),
            new HistoryChange(Noon.AddMinutes(4), 5, 8, "other"),
        ]);
    }

    [Fact]
    public void Add_ARenamedClass_IsCalledByItsNewestName()
    {
        using var store = _folder.Open();
        store.Add(Numbered(1, At(0, Decision.Fail, 2, "scratch"), At(1, Decision.Fail, 2, "deep scratch")));

        store.Read(From(0, 5)).Series.Single().ClassName.ShouldBe("deep scratch");
    }

    [Fact]
    public void Open_DamagedFile_IsMovedAsideWithAnAlarmAndCountsAgain()
    {
        File.WriteAllText(_folder.File, new string('x', 5000));
        using var store = _folder.Open();

        store.Add(Numbered(1, At(0)));

        Total(store.Read(From(0, 5))).ShouldBe(1);
        _folder.Alarms.Current.Single().Id.ShouldBe(HistoryStore.Damaged);
        Directory.EnumerateFiles(_folder.FullName, "history.db.damaged-*").ShouldHaveSingleItem();
    }

    [Fact]
    public void Open_FileOfANewerAgent_IsLeftAlone()
    {
        using (var connection = new SqliteConnection($"Data Source={_folder.File};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 9";
            command.ExecuteNonQuery();
        }

        using var store = _folder.Open();
        Should.Throw<IOException>(() => store.Add(Numbered(1, At(0)))).Message.ShouldBe(
            $"The history file {_folder.File} has schema version 9, this agent knows versions up to 1: install the newer agent, or move the file away.");
    }

    [Fact]
    public void Add_ConfidenceThatIsNoNumber_CountsAsZero()
    {
        using var store = _folder.Open();
        store.Add(Numbered(1, At(0, confidence: double.NaN), At(0, confidence: 1), At(0, confidence: 0.7)));

        store.Read(From(0, 5)).Confidence.Single().Counts.ShouldBe([1, 0, 0, 0, 0, 0, 0, 1, 0, 1]);
    }

    private static Verdict[] Numbered(long first, params Verdict[] verdicts) => [.. verdicts.Select((verdict, i) => verdict with { InspectionId = first + i })];
}
