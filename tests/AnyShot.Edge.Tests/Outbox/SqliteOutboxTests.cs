using AnyShot.Edge.Inspection;
using AnyShot.Edge.Outbox;

namespace AnyShot.Edge.Tests.Outbox;

public sealed class SqliteOutboxTests : IDisposable
{
    private readonly OutboxFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Append_Several_GivesIdsFromOneAndKeepsEveryField()
    {
        using var outbox = _folder.Open();
        var stored = outbox.Append([Verdicts.New("a"), Verdicts.New("b", Decision.Fail)]);
        stored.Select(v => v.InspectionId).ShouldBe([1, 2]);
        var read = outbox.ReadPending(SinkNames.Mqtt, 0, 10);
        read.Select(e => VerdictJson.Read(e.Json)).ShouldBe(stored);
        read.ShouldAllBe(e => !e.IsReplay);
        outbox.Newest().ShouldBe(stored[1]);
    }

    [Fact]
    public void Acknowledge_OneSink_LeavesTheOthersRows()
    {
        using var outbox = _folder.Open();
        outbox.Append([Verdicts.New("a"), Verdicts.New("b"), Verdicts.New("c")]);
        outbox.Acknowledge(SinkNames.Mqtt, [1, 3, 99]);
        Ids(outbox, SinkNames.Mqtt).ShouldBe([2]);
        Ids(outbox, SinkNames.OpcUa).ShouldBe([1, 2, 3]);
        outbox.Backlog(SinkNames.Mqtt).Pending.ShouldBe(1);
        outbox.Backlog(SinkNames.OpcUa).Pending.ShouldBe(3);
    }

    [Fact]
    public void Acknowledge_Twice_CountsOnce()
    {
        using var outbox = _folder.Open();
        outbox.Append([Verdicts.New(), Verdicts.New()]);
        outbox.Acknowledge(SinkNames.Mqtt, [1]);
        outbox.Acknowledge(SinkNames.Mqtt, [1]);
        outbox.Backlog(SinkNames.Mqtt).Pending.ShouldBe(1);
    }

    [Fact]
    public void ReadPending_AfterId_StartsBehindIt()
    {
        using var outbox = _folder.Open();
        outbox.Append([.. Enumerable.Range(0, 10).Select(_ => Verdicts.New())]);
        outbox.ReadPending(SinkNames.Mqtt, 4, 3).Select(e => e.InspectionId).ShouldBe([5, 6, 7]);
    }

    [Fact]
    public void Counts_AfterRestart_AreTheSame()
    {
        using (var outbox = _folder.Open())
        {
            outbox.Append([Verdicts.New(), Verdicts.New(decision: Decision.Fail), Verdicts.New(decision: Decision.Unsure), Verdicts.New()]);
        }

        using var again = _folder.Open();
        again.Counts().ShouldBe(new VerdictCounts(2, 1, 1));
        again.Backlog(SinkNames.Mqtt).Pending.ShouldBe(4);
    }

    [Fact]
    public void Append_AfterRestartWithEverythingPruned_GoesOnCounting()
    {
        for (var round = 0; round < 3; round++)
        {
            using var outbox = _folder.Open(new OutboxOptions { ReplayRows = 0 });
            outbox.Append([Verdicts.New(), Verdicts.New()]).Select(v => v.InspectionId).ShouldBe([(round * 2) + 1, (round * 2) + 2]);
            outbox.Acknowledge(SinkNames.Mqtt, Ids(outbox, SinkNames.Mqtt));
            outbox.Acknowledge(SinkNames.OpcUa, Ids(outbox, SinkNames.OpcUa));
            outbox.Prune(100);
            outbox.Replay(SinkNames.Mqtt).ShouldBe(0);
            outbox.Newest()!.InspectionId.ShouldBe((round * 2) + 2);
        }
    }

    [Fact]
    public void Append_AfterTheFileWasDeleted_NeverRepeatsAnId()
    {
        using (var outbox = _folder.Open())
        {
            outbox.Append([Verdicts.New(), Verdicts.New()]);
        }

        File.Delete(_folder.File);
        using var again = _folder.Open();
        again.Append([Verdicts.New()])[0].InspectionId.ShouldBe(HighWaterMark.Block + 1);
    }

    [Fact]
    public void Replay_WithinTheWindow_MakesDeliveredOnesPendingAndFlagged()
    {
        using var outbox = _folder.Open(new OutboxOptions { ReplayWindow = TimeSpan.FromMinutes(10), ReplayRows = 3 });
        outbox.Append([Verdicts.New(), Verdicts.New(), Verdicts.New(), Verdicts.New(), Verdicts.New(), Verdicts.New()]);
        outbox.Acknowledge(SinkNames.Mqtt, [1]);
        _folder.Clock.Advance(TimeSpan.FromMinutes(11));
        outbox.Acknowledge(SinkNames.Mqtt, [2, 3, 4, 5]);
        outbox.Replay(SinkNames.Mqtt).ShouldBe(3);
        outbox.ReadPending(SinkNames.Mqtt, 0, 10).Select(e => (e.InspectionId, e.IsReplay)).ShouldBe([(3, true), (4, true), (5, true), (6, false)]);
        outbox.Backlog(SinkNames.Mqtt).Pending.ShouldBe(4);
        outbox.Backlog(SinkNames.OpcUa).Pending.ShouldBe(6);
    }

    [Fact]
    public void Open_WithASinkSwitchedOff_DropsItsRowsAndWhatOnlyItHeld()
    {
        var options = new OutboxOptions { ReplayRows = 0 };
        using (var outbox = _folder.Open(options))
        {
            outbox.Append([Verdicts.New(), Verdicts.New(), Verdicts.New()]);
            outbox.Acknowledge(SinkNames.OpcUa, [1, 2, 3]);
            outbox.Prune(100);
            Ids(outbox, SinkNames.Mqtt).ShouldBe([1, 2, 3]);
        }

        using (var outbox = _folder.Open(options, SinkNames.OpcUa))
        {
            Should.Throw<ArgumentException>(() => outbox.ReadPending(SinkNames.Mqtt, 0, 1)).Message.ShouldContain("'mqtt'");
        }

        using var again = _folder.Open(options);
        Ids(again, SinkNames.Mqtt).ShouldBeEmpty();
        again.Newest()!.InspectionId.ShouldBe(3);
    }

    [Fact]
    public async Task WaitForPendingAsync_WhileAnotherThreadAppends_CompletesOnceThereIsOne()
    {
        using var outbox = _folder.Open();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        for (var i = 1; i <= 200; i++)
        {
            var wait = Task.Run(() => outbox.WaitForPendingAsync(SinkNames.Mqtt, i - 1, deadline.Token).AsTask());
            outbox.Append([Verdicts.New()]);
            await wait;
            Ids(outbox, SinkNames.Mqtt).Max().ShouldBe(i);
        }

        var idle = outbox.WaitForPendingAsync(SinkNames.Mqtt, 200, deadline.Token).AsTask();
        idle.IsCompleted.ShouldBeFalse();
        outbox.Acknowledge(SinkNames.Mqtt, [.. Enumerable.Range(1, 200).Select(i => (long)i)]);
        idle.IsCompleted.ShouldBeFalse();
        await outbox.WaitForPendingAsync(SinkNames.OpcUa, 0, deadline.Token);
        outbox.Append([Verdicts.New()]);
        await idle;
    }

    [Fact]
    public async Task Everything_FromSeveralThreads_DeliversEachVerdictOncePerSinkInOrder()
    {
        const int PerWriter = 100;
        using var outbox = _folder.Open(new OutboxOptions { ReplayRows = 50 });
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var writers = Enumerable.Range(0, 3).Select(w => Task.Run(() =>
        {
            for (var i = 0; i < PerWriter; i++)
            {
                outbox.Append([Verdicts.New($"{w}-{i}")]);
            }
        }));
        var sinks = new[] { SinkNames.Mqtt, SinkNames.OpcUa }.Select(sink => Task.Run(async () =>
        {
            var seen = new List<long>();
            while (seen.Count < 3 * PerWriter)
            {
                await outbox.WaitForPendingAsync(sink, seen.LastOrDefault(), deadline.Token);
                var batch = outbox.ReadPending(sink, seen.LastOrDefault(), 7).Select(e => e.InspectionId).ToArray();
                seen.AddRange(batch);
                outbox.Acknowledge(sink, batch);
            }

            return seen;
        })).ToList();
        using var done = new CancellationTokenSource();
        var upkeep = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                outbox.Prune(20);
                outbox.Checkpoint();
                outbox.CheckAlarms();
            }
        });
        await Task.WhenAll(writers);
        foreach (var seen in await Task.WhenAll(sinks))
        {
            seen.ShouldBe(Enumerable.Range(1, 3 * PerWriter).Select(i => (long)i));
        }

        await done.CancelAsync();
        await upkeep;
        outbox.Counts().Total.ShouldBe(3 * PerWriter);
        _folder.Alarms.Current.ShouldBeEmpty();
    }

    private static long[] Ids(SqliteOutbox outbox, string sink) => [.. outbox.ReadPending(sink, 0, 1000).Select(e => e.InspectionId)];
}
