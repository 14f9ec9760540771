using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Storage;
using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.Tests.Outbox;

public sealed class OutboxLimitsTests : IDisposable
{
    private static readonly OutboxOptions OneMiB = new() { LargestSizeMiB = 1 };
    private readonly OutboxFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Append_AtTheSizeLimitUndelivered_RefusesWithAlarmAndGoesOnOnceDelivered()
    {
        using var outbox = _folder.Open(OneMiB, SinkNames.Mqtt);
        var stored = FillUp(outbox);
        var refused = Should.Throw<OutboxFullException>(() => outbox.Append([Verdicts.New()]));
        refused.Message.ShouldContain("1 MiB (outbox.largestSizeMiB)");
        _folder.Alarms.Current.Select(a => a.Id).ShouldContain(OutboxAlarms.Full);
        outbox.Report().Single().Status.ShouldBe(HealthStatus.Down);
        outbox.CheckAlarms();
        _folder.Alarms.Current.Select(a => a.Id).ShouldContain(OutboxAlarms.NearlyFull);
        outbox.Backlog(SinkNames.Mqtt).Pending.ShouldBe(stored);

        // Within the replay window; at the limit the delivered ones give way all the same.
        outbox.Acknowledge(SinkNames.Mqtt, [.. outbox.ReadPending(SinkNames.Mqtt, 0, stored / 2).Select(e => e.InspectionId)]);
        outbox.Append([Verdicts.New()])[0].InspectionId.ShouldBe(stored + 1);
        _folder.Alarms.Current.Select(a => a.Id).ShouldNotContain(OutboxAlarms.Full);
        outbox.Backlog(SinkNames.Mqtt).Pending.ShouldBe(stored - (stored / 2) + 1);
        _folder.Clock.Advance(TimeSpan.FromHours(1));
        Drain(outbox);
        outbox.CheckAlarms();
        _folder.Alarms.Current.ShouldBeEmpty();
        outbox.Report().Single().Status.ShouldBe(HealthStatus.Ok);
    }

    [Fact]
    public void File_OverManyDeliveredVerdicts_StaysSmall()
    {
        using var outbox = _folder.Open(new OutboxOptions { LargestSizeMiB = 1, ReplayRows = 100 }, SinkNames.Mqtt);
        for (var i = 0; i < 60; i++)
        {
            var batch = outbox.Append([.. Enumerable.Range(0, 100).Select(_ => Verdicts.New())]);
            outbox.Acknowledge(SinkNames.Mqtt, [.. batch.Select(v => v.InspectionId)]);
            Drain(outbox);
            outbox.Checkpoint();
        }

        new FileInfo(_folder.File).Length.ShouldBeLessThan(1 << 20);
        outbox.Replay(SinkNames.Mqtt).ShouldBe(100);
        outbox.Counts().Total.ShouldBe(6000);
    }

    [Fact]
    public void CheckAlarms_OldUndeliveredVerdict_RaisesUntilItIsDelivered()
    {
        using var outbox = _folder.Open();
        outbox.Append([Verdicts.New()]);
        outbox.Acknowledge(SinkNames.OpcUa, [1]);
        _folder.Clock.Advance(TimeSpan.FromMinutes(14));
        outbox.CheckAlarms();
        _folder.Alarms.Current.ShouldBeEmpty();
        _folder.Clock.Advance(TimeSpan.FromMinutes(2));
        outbox.CheckAlarms();
        _folder.Alarms.Current.Single().Id.ShouldBe("outbox-old-mqtt");
        outbox.Backlog(SinkNames.Mqtt).OldestAge.ShouldBe(TimeSpan.FromMinutes(16));
        outbox.Acknowledge(SinkNames.Mqtt, [1]);
        outbox.CheckAlarms();
        _folder.Alarms.Current.ShouldBeEmpty();
    }

    [Fact]
    public void Open_DamagedFile_MovesItAsideAndIdsGoOn()
    {
        using (var outbox = _folder.Open())
        {
            outbox.Append([.. Enumerable.Range(0, 50).Select(_ => Verdicts.New())]);
        }

        using (var file = File.OpenWrite(_folder.File))
        {
            // The header stays, all that follows does not.
            file.Position = 100;
            file.Write(Enumerable.Repeat((byte)0xA5, (int)file.Length - 100).ToArray());
        }

        using var again = _folder.Open();
        again.Append([Verdicts.New()])[0].InspectionId.ShouldBe(HighWaterMark.Block + 1);
        var alarm = _folder.Alarms.Current.Single();
        alarm.Id.ShouldBe(OutboxAlarms.Damaged);
        var moved = Directory.GetFiles(_folder.FullName, "outbox.db.damaged-*").ShouldHaveSingleItem();
        alarm.Sentence.ShouldContain(moved);
    }

    [Fact]
    public void Open_NotADatabaseAndMarkLost_BeginsAboveAnyEarlierId()
    {
        File.WriteAllText(_folder.File, new string('x', 5000));
        using var outbox = _folder.Open();
        outbox.Append([Verdicts.New()])[0].InspectionId.ShouldBe(_folder.Clock.GetUtcNow().ToUnixTimeSeconds());
    }

    [Fact]
    public void Open_FileOfANewerAgent_FailsNamingTheVersions()
    {
        _folder.Open().Dispose();
        using (var connection = SqliteFile.Open(_folder.File))
        {
            SqliteFile.Execute(connection, "PRAGMA user_version = 9");
        }

        Should.Throw<IOException>(() => _folder.Open()).Message.ShouldContain("schema version 9, this agent knows versions up to 1");
    }

    [Fact]
    public void Open_WhileAnotherAgentHoldsTheFolder_FailsNamingTheReason()
    {
        using var first = _folder.Open();
        Should.Throw<IOException>(() => _folder.Open()).Message.ShouldContain("Does another agent use the same stateDirectory?");
    }

    [Fact]
    public void Append_SqliteRunsOutOfPages_RefusesAndLosesNothing()
    {
        _folder.Open().Dispose();
        using var writer = new OutboxWriter(_folder.File, mostPages: 12);
        var stored = 0;
        var full = Should.Throw<SqliteException>(() =>
        {
            while (true)
            {
                writer.Begin(durable: true);
                writer.Insert(stored + 1, 0, VerdictJson.Write(Verdicts.New()));
                writer.Commit();
                stored++;
            }
        });
        full.SqliteErrorCode.ShouldBe(13);
        writer.Rollback();
        using var outbox = _folder.Open();
        outbox.ReadPending(SinkNames.Mqtt, 0, 1000).Count.ShouldBe(stored);
    }

    private static int FillUp(SqliteOutbox outbox)
    {
        var stored = 0;
        try
        {
            while (true)
            {
                stored += outbox.Append([.. Enumerable.Range(0, 10).Select(_ => Verdicts.New())]).Count;
            }
        }
        catch (OutboxFullException)
        {
            return stored;
        }
    }

    private static void Drain(SqliteOutbox outbox)
    {
        outbox.Acknowledge(SinkNames.Mqtt, [.. outbox.ReadPending(SinkNames.Mqtt, 0, 100_000).Select(e => e.InspectionId)]);
        while (outbox.Prune(100) > 0)
        {
        }
    }
}
