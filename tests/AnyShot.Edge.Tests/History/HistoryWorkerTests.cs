using AnyShot.Edge.History;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Outbox;
using Microsoft.Data.Sqlite;
using static AnyShot.Edge.Tests.History.HistoryFolder;

namespace AnyShot.Edge.Tests.History;

/// <summary>Counts over the real outbox.</summary>
public sealed class HistoryWorkerTests : IDisposable
{
    private readonly HistoryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void RunOnce_Restarted_CountsEachVerdictOnceAndGoesOnWhereItWas()
    {
        using (var outbox = _folder.OpenOutbox(SinkNames.Mqtt))
        using (var store = _folder.Open())
        {
            outbox.Append([At(0), At(1)]);
            _folder.NewWorker(store, outbox).RunOnce();

            // Durable, but the agent is killed before it is counted.
            outbox.Append([At(2, Decision.Fail, 2, "scratch")]);
        }

        using var again = _folder.OpenOutbox(SinkNames.Mqtt);
        using var counts = _folder.Open();
        var worker = _folder.NewWorker(counts, again);
        worker.RunOnce();
        worker.RunOnce();
        Total(counts.Read(From(0, 10))).ShouldBe(3);
        again.Append([At(3)]);
        worker.RunOnce();
        Total(counts.Read(From(0, 10))).ShouldBe(4);
    }

    [Fact]
    public void RunOnce_MoreThanABatch_CountsAll()
    {
        using var outbox = _folder.OpenOutbox(SinkNames.Mqtt);
        using var store = _folder.Open();
        outbox.Append([.. Enumerable.Range(0, 4100).Select(i => At(i / 1000.0))]);

        _folder.NewWorker(store, outbox).RunOnce();

        Total(store.Read(From(0, 10))).ShouldBe(4100);
        store.Mark.ShouldBe(4100);
    }

    [Fact]
    public void RunOnce_APlaceIsReserved_WaitsForIt()
    {
        using var outbox = _folder.OpenOutbox(SinkNames.Mqtt);
        using var store = _folder.Open();
        var reserved = outbox.Reserve("top", "job");
        outbox.Append([At(1)]);
        var worker = _folder.NewWorker(store, outbox);
        worker.RunOnce();
        Total(store.Read(From(0, 10))).ShouldBe(0);

        outbox.Append([At(0) with { InspectionId = reserved }]);
        worker.RunOnce();

        Total(store.Read(From(0, 10))).ShouldBe(2);
    }

    [Fact]
    public void Prune_WithoutSinks_KeepsWhatIsNotCountedYet()
    {
        using var outbox = _folder.OpenOutbox();
        using var store = _folder.Open();
        var worker = _folder.NewWorker(store, outbox);
        outbox.Append([At(0), At(1), At(2)]);
        outbox.Prune(100);
        outbox.After(0, 10).Count.ShouldBe(3);

        worker.RunOnce();
        outbox.Prune(100);

        outbox.After(0, 10).Count.ShouldBe(1, "the newest verdict stays always");
        Total(store.Read(From(0, 10))).ShouldBe(3);
    }

    [Fact]
    public void RunOnce_FileCannotBeMade_RaisesAnAlarmAndCountsLater()
    {
        using var outbox = _folder.OpenOutbox(SinkNames.Mqtt);
        using var store = _folder.Open();
        Directory.CreateDirectory(_folder.File);
        var worker = _folder.NewWorker(store, outbox);
        outbox.Append([At(0)]);
        worker.RunOnce();
        worker.RunOnce();
        var alarm = _folder.Alarms.Current.ShouldHaveSingleItem();
        alarm.Id.ShouldBe(HistoryWorker.Failing);
        alarm.Sentence.ShouldContain(_folder.File);
        Should.Throw<IOException>(() => store.Read(From(0, 10))).Message.ShouldContain(_folder.File);

        Directory.Delete(_folder.File);
        worker.RunOnce();

        _folder.Alarms.Current.ShouldBeEmpty();
        Total(store.Read(From(0, 10))).ShouldBe(1);
    }

    /// <summary>The last statement of the transaction is refused, as by a disk that became full.</summary>
    [Fact]
    public void RunOnce_DiskIsFull_CountsNothingHalfAndAllLater()
    {
        using var outbox = _folder.OpenOutbox(SinkNames.Mqtt);
        using var store = _folder.Open();
        var worker = _folder.NewWorker(store, outbox);
        outbox.Append([At(0)]);
        worker.RunOnce();
        using (var other = new SqliteConnection($"Data Source={_folder.File};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "CREATE TRIGGER full BEFORE UPDATE ON station BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END";
            command.ExecuteNonQuery();
            outbox.Append([At(1), At(2)]);
            worker.RunOnce();
            _folder.Alarms.Current.Single().Sentence.ShouldContain("database or disk is full");
            Total(store.Read(From(0, 10))).ShouldBe(1, "nothing is counted without its mark");
            command.CommandText = "DROP TRIGGER full";
            command.ExecuteNonQuery();
        }

        worker.RunOnce();

        _folder.Alarms.Current.ShouldBeEmpty();
        Total(store.Read(From(0, 10))).ShouldBe(3);
    }

    [Fact]
    public void RunOnce_OutboxBegunAnew_CountsItsNewNumbers()
    {
        using (var outbox = _folder.OpenOutbox(SinkNames.Mqtt))
        using (var store = _folder.Open())
        {
            outbox.Append([At(0), At(1), At(2)]);
            _folder.NewWorker(store, outbox).RunOnce();
        }

        foreach (var file in Directory.GetFiles(_folder.FullName, "outbox.db*"))
        {
            File.Delete(file);
        }

        using var anew = _folder.OpenOutbox(SinkNames.Mqtt);
        using var counts = _folder.Open();
        anew.Append([At(3)]);
        _folder.NewWorker(counts, anew).RunOnce();

        Total(counts.Read(From(0, 10))).ShouldBe(4);
    }

    /// <summary>Counting, killed at any point, agrees with the outbox afterwards.</summary>
    [Fact]
    public async Task RunOnce_ProcessKilledAtRandomPoints_AgreesWithTheOutbox()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        foreach (var linesUntilKill in (int[])[1, 7, 23])
        {
            using var child = TestChild.Start("", "history-count", _folder.FullName);
            for (var i = 0; i < linesUntilKill; i++)
            {
                (await child.StandardOutput.ReadLineAsync(deadline.Token)).ShouldNotBeNull(child.HasExited ? await child.StandardError.ReadToEndAsync() : "");
            }

            child.Kill();
            await child.WaitForExitAsync(deadline.Token);
        }

        using var outbox = _folder.OpenOutbox(SinkNames.Mqtt);
        using var store = _folder.Open();
        _folder.NewWorker(store, outbox).RunOnce();
        Total(store.Read(From(0, 10))).ShouldBe(outbox.Counts().Total);
    }
}
