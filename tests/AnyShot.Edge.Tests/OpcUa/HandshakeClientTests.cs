using System.Diagnostics;
using AnyShot.Edge.Dashboard;
using AnyShot.Edge.Handshake;
using AnyShot.Edge.Observability;
using AnyShot.Edge.OpcUa;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Tests.Outbox;
using Xunit.Abstractions;

namespace AnyShot.Edge.Tests.OpcUa;

/// <summary>The handshake through the real server process, driven by a real client.</summary>
public sealed class HandshakeClientTests(ITestOutputHelper output) : IDisposable
{
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(8));

    private CancellationToken Deadline => _deadline.Token;

    public void Dispose() => _deadline.Dispose();

    [Theory]
    [InlineData("level", false, 2000)]
    [InlineData("level", true, 50)]
    [InlineData("pulse", false, 100)]
    [InlineData("pulse", true, 30)]
    public async Task Cycles_WithLostAcknowledgements_EachResultIsOfItsPart(string mode, bool subscribe, int cycles)
    {
        await using var station = new OpcUaStation(OpcUaStation.With(Enum.Parse<HandshakeMode>(mode, ignoreCase: true)));
        using var plc = await StartAsync(station);
        var started = Stopwatch.StartNew();
        var summary = await plc.DoAsync(new { @do = "cycles", cycles, mode, first = 1, loss = 0.1, subscribe });
        output.WriteLine($"{cycles} cycles in {started.Elapsed.TotalSeconds:0.0} s, {summary.GetProperty("lost")} acknowledgements lost");
        summary.GetProperty("mismatches").EnumerateArray().ShouldBeEmpty();
        summary.GetProperty("done").GetInt32().ShouldBe(cycles);
        summary.GetProperty("missed").GetInt32().ShouldBe(0);
        summary.GetProperty("seen").EnumerateArray().Select(id => id.GetInt32()).ShouldBe(Enumerable.Range(1, cycles));
        station.Outbox.Backlog(SinkNames.OpcUa).Pending.ShouldBe(0);
        station.Outbox.Reserved().ShouldBeEmpty();
    }

    [Fact]
    public async Task FastPulse_InOneRequest_ArrivesAsThreeWrites()
    {
        await using var station = new OpcUaStation(OpcUaStation.With(HandshakeMode.Level));
        station.Line.IsAutomatic = false;
        using var plc = await StartAsync(station);
        await plc.SetAsync((TagModel.TriggerEnable, true));
        await plc.UntilAsync(TagModel.Ready, true);
        await plc.SetAsync((TagModel.Trigger, true), (TagModel.Trigger, false), (TagModel.Trigger, true));

        // The first edge was accepted; the second came before the image.
        station.Line.Waiting.Count.ShouldBe(1);
        (await plc.IsAsync(TagModel.MissedTrigger)).ShouldBeTrue();
        (await plc.IsAsync(TagModel.TriggerAck)).ShouldBeFalse();
        (await plc.NumberAsync(TagModel.MissedReason)).ShouldBe((int)MissedReason.NotReady);
        (await plc.NumberAsync(TagModel.AcquisitionId)).ShouldBe(1);
        station.Outbox.Tally(HandshakeTallies.Missed).ShouldBe(1);
        station.Beat();
        await plc.UntilAsync(TagModel.CountMissed, 1);

        await plc.SetAsync((TagModel.Trigger, false));
        (await plc.IsAsync(TagModel.MissedTrigger)).ShouldBeFalse();
        (await plc.IsAsync(TagModel.ExposureComplete)).ShouldBeFalse();
        (await plc.IsAsync(TagModel.Busy)).ShouldBeTrue();
        station.Line.Waiting[0].RaiseTaken();
        await plc.UntilAsync(TagModel.ExposureComplete, true);
        await plc.UntilAsync(TagModel.Ready, true);
    }

    [Fact]
    public async Task Trigger_ThatCannotBeAccepted_IsMissedWithItsReason()
    {
        await using var station = new OpcUaStation(OpcUaStation.With(HandshakeMode.Level));
        using var plc = await StartAsync(station);
        await Misses(MissedReason.NotEnabled);
        await plc.SetAsync((TagModel.TriggerEnable, true));
        await Misses(MissedReason.OtherRecipe, recipe: 2);
        station.Line.Outcome = TriggerOutcome.NoFrames;
        await Misses(MissedReason.NoCamera);
        station.Line.Outcome = TriggerOutcome.Maintenance;
        await Misses(MissedReason.OutOfService);
        station.Line.Outcome = TriggerOutcome.Accepted;
        station.Health.Model = HealthStatus.Down;
        station.Beat();
        await plc.UntilAsync(TagModel.Ready, false);
        await Misses(MissedReason.Fault);
        station.Outbox.Tally(HandshakeTallies.Missed).ShouldBe(5);

        // Refused triggers leave no hole in the numbers.
        station.Health.Model = HealthStatus.Ok;
        station.Beat();
        await plc.UntilAsync(TagModel.Ready, true);
        await plc.TriggerAsync("P-1", recipe: 1);
        (await plc.IsAsync(TagModel.TriggerAck)).ShouldBeTrue();
        (await plc.NumberAsync(TagModel.AcquisitionId)).ShouldBe(1);
        (await plc.NumberAsync(TagModel.MissedReason)).ShouldBe(0);

        async Task Misses(MissedReason reason, int recipe = 0)
        {
            await plc.TriggerAsync("P-0", recipe);
            (await plc.IsAsync(TagModel.MissedTrigger)).ShouldBeTrue(reason.ToString());
            (await plc.IsAsync(TagModel.TriggerAck)).ShouldBeFalse();
            (await plc.NumberAsync(TagModel.MissedReason)).ShouldBe((int)reason);
            await plc.SetAsync((TagModel.Trigger, false));
            (await plc.IsAsync(TagModel.MissedTrigger)).ShouldBeFalse();
        }
    }

    /// <summary>A camera that opens, or has come to its end, refuses a trigger; Ready must not promise one.</summary>
    [Fact]
    public async Task Ready_CameraHasNoFrameYet_WaitsForTheFirst()
    {
        await using var station = new OpcUaStation(OpcUaStation.With(HandshakeMode.Level));
        station.Health.Camera = HealthStatus.Degraded;
        using var plc = await StartAsync(station);
        // With the second beat the station works; the handshake was told of it before the beat is shown, and does as told before it takes this write.
        await plc.UntilAsync(TagModel.Heartbeat, 1);
        station.Beat();
        await plc.UntilAsync(TagModel.Heartbeat, 2);
        await plc.SetAsync((TagModel.TriggerEnable, true));
        (await plc.IsAsync(TagModel.Ready)).ShouldBeFalse();

        station.Health.Camera = HealthStatus.Ok;
        station.Beat();
        await plc.UntilAsync(TagModel.Ready, true);
    }

    [Fact]
    public async Task Results_ThatNobodyCollects_WaitAndThenOverrun()
    {
        await using var station = new OpcUaStation(OpcUaStation.With(HandshakeMode.Level, bufferedResults: 3));
        using var plc = await StartAsync(station);
        await plc.SetAsync((TagModel.TriggerEnable, true));
        for (var i = 1; i <= 5; i++)
        {
            (await plc.IsAsync(TagModel.ResultOverrun)).ShouldBe(i == 5);
            await PartAsync(plc, $"P-{i}");
            await plc.UntilAsync(TagModel.Busy, false);
        }

        station.Beat();
        await plc.UntilAsync(TagModel.CountOverrun, 2);
        for (var i = 1; i <= 3; i++)
        {
            await CollectAsync(plc, i, $"P-{i}");
        }

        (await plc.IsAsync(TagModel.ResultValid)).ShouldBeFalse();
        (await plc.IsAsync(TagModel.ResultOverrun)).ShouldBeTrue();
        await PartAsync(plc, "P-6");
        await plc.UntilAsync(TagModel.ResultValid, true);
        await plc.SetAsync((TagModel.Reset, true), (TagModel.Reset, false));
        (await plc.IsAsync(TagModel.ResultOverrun)).ShouldBeFalse();
        (await plc.IsAsync(TagModel.ResultValid)).ShouldBeFalse();
        station.Outbox.Backlog(SinkNames.OpcUa).Pending.ShouldBe(0);
    }

    [Fact]
    public async Task Part_WhoseVerdictNeverComes_IsAnsweredAsUnsure()
    {
        var options = OpcUaStation.With(HandshakeMode.Level);
        // Long enough for the part at the end to be judged on a busy machine.
        options.Handshake.ResultTimeout = TimeSpan.FromSeconds(2);
        await using var station = new OpcUaStation(options);
        station.Line.IsAutomatic = false;
        using var plc = await StartAsync(station);
        await plc.SetAsync((TagModel.TriggerEnable, true));

        // The camera is lost before the image.
        await PartAsync(plc, "lost");
        station.Line.Waiting[0].RaiseLost("the camera is lost");
        await UnsureAsync(plc, 1, "lost");

        // Nobody says anything.
        await PartAsync(plc, "forgotten");
        var late = station.Line.Waiting[^1];
        await UnsureAsync(plc, 2, "forgotten");
        station.Line.Judge(late).ShouldBeFalse("a part must not be judged after its answer");
        station.Outbox.Counts().ShouldBe(new VerdictCounts(0, 0, 2));

        await plc.UntilAsync(TagModel.Ready, true);
        station.Line.IsAutomatic = true;
        await PartAsync(plc, "good");
        await CollectAsync(plc, 3, "good");
    }

    [Fact]
    public async Task ServerProcess_KilledAgainAndAgain_NoResultIsOfAnotherPart()
    {
        var options = OpcUaStation.With(HandshakeMode.Level);
        // A new process takes its time on a busy machine.
        options.Handshake.ResultTimeout = TimeSpan.FromMinutes(10);
        await using var station = new OpcUaStation(options);
        station.Line.IsAutomatic = false;
        var plc = await StartAsync(station);
        try
        {
            await plc.SetAsync((TagModel.TriggerEnable, true));
            for (var id = 1; id <= 3; id++)
            {
                await plc.UntilAsync(TagModel.Ready, true);
                await plc.TriggerAsync($"P-{id}");
                (await plc.NumberAsync(TagModel.AcquisitionId)).ShouldBe(id);
                if (id == 1)
                {
                    // Between trigger and result, with Trigger up.
                    plc = await KillAsync(station, plc);
                    (await plc.IsAsync(TagModel.TriggerAck)).ShouldBeTrue();
                    (await plc.NumberAsync(TagModel.AcquisitionId)).ShouldBe(id);
                    // The PLC sets its outputs again: no edge.
                    await plc.TriggerAsync("P-9");
                    station.Line.Waiting.Count.ShouldBe(1);
                }

                await plc.SetAsync((TagModel.Trigger, false));
                var part = station.Line.Waiting.Single();
                part.RaiseTaken();
                station.Line.Judge(part).ShouldBeTrue();
                await plc.UntilAsync(TagModel.ResultValid, true);
                if (id == 2)
                {
                    // While the result is shown.
                    plc = await KillAsync(station, plc);
                    (await plc.IsAsync(TagModel.ResultValid)).ShouldBeTrue();
                }

                var block = await BlockAsync(plc);
                (block.GetProperty("inspectionId").GetInt32(), block.GetProperty("partId").GetString()).ShouldBe((id, $"P-{id}"));
                await plc.SetAsync((TagModel.ResultAck, true));
                if (id == 3)
                {
                    // After the acknowledgement: it is not shown again.
                    plc = await KillAsync(station, plc);
                    (await plc.IsAsync(TagModel.ResultValid)).ShouldBeFalse();
                }

                await plc.SetAsync((TagModel.ResultAck, false));
            }

            station.Outbox.Backlog(SinkNames.OpcUa).Pending.ShouldBe(0);
        }
        finally
        {
            plc.Dispose();
        }
    }

    [Fact]
    public async Task Agent_RestartedInTheMiddle_ShowsWhatWasNotAcknowledgedAndAnswersTheOpenPart()
    {
        using var folder = new OutboxFolder();
        await using (var station = new OpcUaStation(OpcUaStation.With(HandshakeMode.Level), folder))
        {
            using var plc = await StartAsync(station);
            await plc.SetAsync((TagModel.TriggerEnable, true));
            await PartAsync(plc, "P-1");
            await plc.UntilAsync(TagModel.ResultValid, true);
            await PartAsync(plc, "P-2");
            await plc.UntilAsync(TagModel.Busy, false);
            station.Line.IsAutomatic = false;
            await PartAsync(plc, "P-3");
        }

        await using (var station = new OpcUaStation(OpcUaStation.With(HandshakeMode.Level), folder))
        {
            using var plc = await StartAsync(station, enable: false);
            // As it was before anybody wrote: a Trigger that the PLC still holds is no trigger until it has enabled them.
            (await plc.IsAsync(TagModel.TriggerEnable)).ShouldBeFalse();
            await plc.TriggerAsync("P-3");
            (await plc.NumberAsync(TagModel.MissedReason)).ShouldBe((int)MissedReason.NotEnabled);
            await plc.SetAsync((TagModel.Trigger, false));
            await CollectAsync(plc, 1, "P-1");
            await CollectAsync(plc, 2, "P-2");
            await UnsureAsync(plc, 3, "P-3");
            await plc.SetAsync((TagModel.TriggerEnable, true));
            await plc.UntilAsync(TagModel.Ready, true);
            await PartAsync(plc, "P-4");
            await CollectAsync(plc, 4, "P-4");
        }
    }

    private async Task<OpcUaSession> StartAsync(OpcUaStation station, bool enable = true)
    {
        await station.StartAsync(Deadline);
        station.Beat();
        return (await OpcUaSession.OpenAsync(station, Deadline)).ShouldNotBeNull();
    }

    private async Task<OpcUaSession> KillAsync(OpcUaStation station, OpcUaSession plc)
    {
        plc.Dispose();
        var ready = station.WhenReady();
        Process.GetProcessById(station.Server.ProcessId).Kill();
        await ready.WaitAsync(Deadline);
        var again = (await OpcUaSession.OpenAsync(station, Deadline)).ShouldNotBeNull();
        // The handshake has shown everything anew.
        await again.UntilAsync(TagModel.TriggerEnable, true);
        return again;
    }

    /// <summary>Triggers a part and lets go of Trigger.</summary>
    private static async Task PartAsync(OpcUaSession plc, string partId)
    {
        await plc.UntilAsync(TagModel.Ready, true);
        await plc.TriggerAsync(partId);
        (await plc.IsAsync(TagModel.TriggerAck)).ShouldBeTrue();
        await plc.SetAsync((TagModel.Trigger, false));
        (await plc.IsAsync(TagModel.TriggerAck)).ShouldBeFalse();
    }

    private static async Task CollectAsync(OpcUaSession plc, int id, string partId, bool unsure = false)
    {
        await plc.UntilAsync(TagModel.ResultValid, true);
        var block = await BlockAsync(plc);
        (block.GetProperty("inspectionId").GetInt32(), block.GetProperty("partId").GetString(), block.GetProperty("unsure").GetBoolean()).ShouldBe((id, partId, unsure));
        await plc.SetAsync((TagModel.ResultAck, true), (TagModel.ResultAck, false));
    }

    private static Task UnsureAsync(OpcUaSession plc, int id, string partId) => CollectAsync(plc, id, partId, unsure: true);

    private static async Task<System.Text.Json.JsonElement> BlockAsync(OpcUaSession plc) => (await plc.ReadAsync(TagModel.Block))[TagModel.Block];
}
