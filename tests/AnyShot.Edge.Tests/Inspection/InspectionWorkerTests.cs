using System.Runtime.InteropServices;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Tests.Outbox;
using OpenCvSharp;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace AnyShot.Edge.Tests.Inspection;

public sealed class InspectionWorkerTests
{
    private const byte Dark = InspectionBench.Dark;
    private const byte Bright = InspectionBench.Bright;

    [Fact]
    public async Task Run_TwoCameras_EachFrameIsOneDurableVerdictInItsCamerasOrder()
    {
        using var bench = new InspectionBench(cameras: 2);
        await bench.StartAsync();
        bench.Readiness.IsReady.ShouldBeTrue();
        bench.Feeds[0].Show(Dark, Bright, Dark);
        bench.Feeds[1].Show(Bright, Bright, Dark);

        var verdicts = bench.WaitForVerdicts(6);
        await bench.StopAsync();

        verdicts.Select(v => v.InspectionId).ShouldBe([1, 2, 3, 4, 5, 6]);
        verdicts.Where(v => v.Camera == "camera0").Select(v => (v.PartId, v.ClassName)).ShouldBe([("1", "dark"), ("2", "bright"), ("3", "dark")]);
        verdicts.Where(v => v.Camera == "camera1").Select(v => (v.PartId, v.ClassName)).ShouldBe([("1", "bright"), ("2", "bright"), ("3", "dark")]);
        bench.Metrics.Counters.Get(CounterNames.Verdicts, "decision", "fail").ShouldBe(3);
        bench.Fault.First.ShouldBeNull();
    }

    [Fact]
    public async Task OutboxRefuses_ThenTakesAgain_NoVerdictIsLostAndTheHeartbeatGoesOn()
    {
        using var bench = new InspectionBench(outbox: new OutboxOptions { LargestSizeMiB = 1 });
        var stuffing = FillUp(bench.Outbox);
        await bench.StartAsync();
        bench.Feeds[0].Show(Dark, Bright, Dark, Dark, Bright);
        bench.Until(() => bench.Alarms.Current.Any(a => a.Id == "outbox-refuses"), "an alarm");
        var beats = bench.Heartbeat.Counter;
        bench.Until(() => bench.Heartbeat.Counter > beats, "a step of the heartbeat while the outbox refuses");
        bench.Worker.Report().First().Status.ShouldBe(HealthStatus.Ok);

        bench.Outbox.Acknowledge(SinkNames.Mqtt, stuffing);

        var verdicts = bench.WaitForVerdicts(5);
        await bench.StopAsync();
        verdicts.Select(v => v.PartId).ShouldBe(["1", "2", "3", "4", "5"]);
        verdicts.Select(v => v.InspectionId).ShouldBe(Enumerable.Range(stuffing.Length + 1, 5).Select(i => (long)i));
        bench.Alarms.Current.ShouldNotContain(a => a.Id == "outbox-refuses");
        bench.Loggers.Lines.Count(l => l.Text.StartsWith("The outbox takes no verdict", StringComparison.Ordinal)).ShouldBe(1);
        bench.Fault.First.ShouldBeNull();
    }

    [Fact]
    public async Task Stop_OutboxRefusesToTheEnd_SaysHowManyPartsAreLost()
    {
        using var bench = new InspectionBench(outbox: new OutboxOptions { LargestSizeMiB = 1 });
        FillUp(bench.Outbox);
        await bench.StartAsync();
        bench.Feeds[0].Show(Dark);
        bench.Until(() => bench.Alarms.Current.Any(a => a.Id == "outbox-refuses"), "an alarm");

        await bench.StopAsync();

        bench.Fault.First.ShouldNotBeNull().Message.ShouldContain("1 judged part(s) could not be stored");
    }

    [Fact]
    public async Task ModelFailsTwice_PartsAreUnsureAndTheNextIsJudged()
    {
        using var bench = new InspectionBench();
        await bench.StartAsync();
        Exception[] failures = [new ExternalException("device lost"), new OpenCVException("odd image")];
        foreach (var failure in failures)
        {
            bench.Backbone.Before = (_, _) => throw failure;
            bench.Feeds[0].Show(Dark);
            bench.WaitForVerdicts(Array.IndexOf(failures, failure) + 1);
        }

        bench.Worker.Report().Last().Status.ShouldBe(HealthStatus.Down);
        bench.Backbone.Before = null;
        bench.Feeds[0].Show(Dark);

        var verdicts = bench.WaitForVerdicts(3);
        bench.Until(() => bench.Worker.Report().Last().Status == HealthStatus.Ok, "a model in order");
        await bench.StopAsync();
        verdicts.Select(v => (v.Decision, v.Reason)).ShouldBe([(Decision.Unsure, "inference failed"), (Decision.Unsure, "inference failed"), (Decision.Pass, "good")]);
        bench.Fault.First.ShouldBeNull();
    }

    [Fact]
    public async Task ModelFailsThreeTimesInARow_EveryPartHasItsVerdictAndTheAgentEnds()
    {
        using var bench = new InspectionBench();
        await bench.StartAsync();
        bench.Backbone.Before = (_, _) => throw new ExternalException("device lost");
        for (var i = 1; i <= 3; i++)
        {
            bench.Feeds[0].Show(Dark);
            bench.WaitForVerdicts(i).ShouldAllBe(v => v.Decision == Decision.Unsure);
        }

        bench.Until(() => bench.Lifetime.ApplicationStopping.IsCancellationRequested, "the end of the agent");
        bench.Fault.First.ShouldNotBeNull().Message.ShouldBe("inspection: device lost");
        await bench.StopAsync();
    }

    [Fact]
    public async Task Stop_FramesStillWait_AreJudgedFirst()
    {
        using var bench = new InspectionBench();
        await bench.StartAsync();
        using var inside = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        bench.Backbone.Before = (_, _) =>
        {
            inside.Set();
            goOn.Wait();
        };
        bench.Feeds[0].Show(Dark);
        inside.Wait();
        bench.Feeds[0].Show(new byte[20]);
        bench.Until(() => bench.Metrics.Counters.Get(CounterNames.Triggers, "camera", "camera0") == 21, "21 frames in the buffer");

        await bench.Cameras.StopAsync(CancellationToken.None);
        var stopping = bench.Worker.StopAsync(CancellationToken.None);
        goOn.Set();
        await stopping;

        bench.Stored().Select(v => v.PartId).ShouldBe(Enumerable.Range(1, 21).Select(i => $"{i}"));
        bench.Fault.First.ShouldBeNull();
    }

    [Fact]
    public async Task Dispose_ModelHangs_IsNotFreedUnderItsThread()
    {
        using var bench = new InspectionBench();
        await bench.StartAsync();
        using var inside = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        bench.Backbone.Before = (_, _) =>
        {
            inside.Set();
            goOn.Wait();
        };
        bench.Feeds[0].Show(Dark);
        inside.Wait();

        var stopping = bench.Worker.StopAsync(CancellationToken.None);
        bench.Worker.Dispose();
        bench.Backbone.Disposed.ShouldBeFalse();

        goOn.Set();
        await stopping;
        bench.Worker.Dispose();
        bench.Backbone.Disposed.ShouldBeTrue();
    }

    [Fact]
    public async Task CameraDeliversSixteenBits_PartsAreUnsureAndItIsSaidOnceUntilItIsMended()
    {
        using var bench = new InspectionBench();
        bench.Feeds[0].Draw = (image, level) =>
        {
            image.Create(24, 32, level == 0 ? MatType.CV_16UC1 : MatType.CV_8UC1);
            image.SetTo(new Scalar(level));
        };
        await bench.StartAsync();
        bench.Feeds[0].Show(0, 0, 0, Dark, 0);

        var verdicts = bench.WaitForVerdicts(5);
        await bench.StopAsync();
        verdicts.Select(v => v.Decision).ShouldBe([Decision.Unsure, Decision.Unsure, Decision.Unsure, Decision.Pass, Decision.Unsure]);
        bench.Loggers.Lines.Count(l => l.Level == LogLevel.Error && l.Text.Contains("camera0 delivers an image that cannot be judged", StringComparison.Ordinal))
            .ShouldBeInRange(1, 2);
        bench.Fault.First.ShouldBeNull();
    }

    [Fact]
    public async Task ObserverThrows_LineGoesOn()
    {
        using var bench = new InspectionBench(observer: new FailingObserver());
        await bench.StartAsync();
        bench.Feeds[0].Show(Dark, Dark, Dark);

        bench.WaitForVerdicts(3);
        await bench.StopAsync();
        bench.Loggers.Lines.Count(l => l.Text.StartsWith("A viewer of verdicts failed", StringComparison.Ordinal)).ShouldBe(1);
        bench.Fault.First.ShouldBeNull();
    }

    [Fact]
    public async Task StartAsync_Cancelled_IsNotReady()
    {
        using var bench = new InspectionBench();
        using var stop = new CancellationTokenSource();
        bench.Backbone.Before = (_, _) => stop.Cancel();

        await Should.ThrowAsync<OperationCanceledException>(() => bench.Worker.StartAsync(stop.Token));
        bench.Readiness.IsReady.ShouldBeFalse();
        bench.Worker.Report().ShouldAllBe(r => r.Status == HealthStatus.Degraded);
    }

    private static long[] FillUp(SqliteOutbox outbox)
    {
        var stuffing = new string('x', 20_000);
        var ids = new List<long>();
        try
        {
            while (ids.Count < 10_000)
            {
                ids.Add(outbox.Append([Verdicts.New(stuffing)])[0].InspectionId);
            }
        }
        catch (OutboxFullException)
        {
            return [.. ids];
        }

        throw new InvalidOperationException("The outbox takes more than its limit.");
    }

    private sealed class FailingObserver : IVerdictObserver
    {
        public void OnVerdict(Verdict verdict, Mat part) => throw new OpenCVException("no picture");
    }
}
