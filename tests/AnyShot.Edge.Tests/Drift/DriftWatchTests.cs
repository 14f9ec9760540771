using AnyShot.Edge.Drift;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Outbox;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Drift;

/// <summary>The watch beside the real inspection: light that changes, restarts, other models, references on request.</summary>
public sealed class DriftWatchTests
{
    private const int Light = 120;
    private const int Dimmed = 90;
    private const string Alarm = "camera-camera0-drift";

    [Fact]
    public async Task Watch_LightThatDimsAndComesBack_RaisesAnAlarmThatSaysSoAndClearsIt()
    {
        using var bench = new DriftBench();
        await bench.StartAsync();
        bench.Show(DriftBench.ReferenceParts - 1, Light);
        bench.Report.Stage.ShouldBe(DriftStage.Collecting);
        bench.Report.Sentence.ShouldBe("The reference is being collected: 59 of 60 parts.");
        bench.Show(1, Light);
        bench.Report.Stage.ShouldBe(DriftStage.Filling);

        bench.Show(3 * DriftBench.WindowParts, Light);
        bench.Report.Stage.ShouldBe(DriftStage.Steady);
        bench.Inspection.Alarms.Current.ShouldBeEmpty();
        Gauge(bench, GaugeNames.Drift).ShouldBeInRange(0, 1);

        // A window is beyond the limit long before it is full of the new light; the alarm waits for as many in a row as it should.
        bench.Show(DriftBench.SustainedParts - 1, Dimmed);
        bench.Inspection.Alarms.Current.ShouldBeEmpty("not for long enough yet");
        bench.Show(DriftBench.WindowParts, Dimmed);
        var alarm = bench.Inspection.Alarms.Current.ShouldHaveSingleItem();
        alarm.Id.ShouldBe(Alarm);
        alarm.Sentence.ShouldStartWith("Camera camera0: for 15 parts they have looked different from the reference of ");
        alarm.Sentence.ShouldContain("darker by ");
        bench.Report.Stage.ShouldBe(DriftStage.Drifted);
        bench.Report.Changes[0].ShouldMatch("^darker by 2[2-8] %$", "90 instead of 120, and each part lies up to 8 beside that");
        bench.Report.Distance!.Value.ShouldBeGreaterThan(1);
        Gauge(bench, GaugeNames.Drift).ShouldBeGreaterThan(1);
        Gauge(bench, GaugeNames.Drifted).ShouldBe(1);

        bench.Show((2 * DriftBench.WindowParts) + DriftBench.SustainedParts, Light);
        bench.Inspection.Alarms.Current.ShouldBeEmpty();
        bench.Report.Stage.ShouldBe(DriftStage.Steady);
        Gauge(bench, GaugeNames.Drifted).ShouldBe(0);

        // All of it is in the history, one point for every tenth of a window.
        var history = bench.Report.History;
        history.Count.ShouldBeInRange(30, 100);
        history.Max(point => point.Distance).ShouldBeGreaterThan(1);
        history.ShouldBe(history.OrderBy(point => point.InspectionId).ToArray());
    }

    [Fact]
    public async Task Watch_StartedAgain_KeepsReferenceAndHistoryAndWhatWasCollected()
    {
        using var bench = new DriftBench();
        await bench.StartAsync();
        bench.Show(40, Light);
        await bench.RestartWatchAsync();
        bench.Report.Collected.ShouldBe(40);
        bench.Show(60, Light);
        var before = bench.Report;
        before.Stage.ShouldBe(DriftStage.Steady);

        await bench.RestartWatchAsync();

        bench.Inspection.Until(() => bench.Report.Stage == DriftStage.Filling, "the reference compared with again");
        bench.Report.Before.ShouldBe(before.Before);
        bench.Report.TypicalBefore.ShouldBe(before.TypicalBefore);
        bench.Report.History.ShouldBe(before.History);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3 * 4096)]
    public async Task Watch_DamagedFile_IsMovedAsideAndTheReferenceCollectedAnew(int place)
    {
        using var bench = new DriftBench();
        await bench.StartAsync();
        bench.Show(DriftBench.ReferenceParts, Light);

        await bench.RestartWatchAsync(path =>
        {
            using var file = File.OpenWrite(path);
            file.Position = place;
            file.Write(Enumerable.Repeat((byte)0xa5, 4096).ToArray());
        });

        bench.Report.Collected.ShouldBe(0);
        Directory.GetFiles(bench.Inspection.Configuration.StateDirectory, "drift.db.damaged-*").ShouldHaveSingleItem();
        bench.Show(DriftBench.ReferenceParts, Light);
        bench.Report.Stage.ShouldBe(DriftStage.Filling);
    }

    [Fact]
    public async Task Watch_AnotherModel_VoidsTheReferenceAndSaysWhy()
    {
        using var bench = new DriftBench();
        await bench.StartAsync();
        bench.Show(DriftBench.ReferenceParts, Light);
        using var part = new Mat(24, 32, MatType.CV_8UC1, Scalar.All(Light));

        bench.Watch.OnEmbedding(Verdicts.New() with { InspectionId = 5000, Camera = "camera0", ModelRevision = "another" }, part, [1, 2, 3]);

        bench.Inspection.Until(() => bench.Report.Stage == DriftStage.Collecting, "a new reference");
        bench.Report.Collected.ShouldBe(1);
        bench.Report.Reference!.Model.ShouldBe("another");
        bench.Report.Reference.Why.ShouldBe("another model sees the parts, so the reference before means nothing any more");
    }

    [Fact]
    public async Task Renew_WhileTheAlarmStands_ClearsItAndTakesTheNextParts()
    {
        using var bench = new DriftBench();
        await bench.StartAsync();
        bench.Show(DriftBench.ReferenceParts + DriftBench.WindowParts, Light);
        bench.Show(DriftBench.WindowParts + DriftBench.SustainedParts, Dimmed);
        bench.Inspection.Alarms.Current.ShouldHaveSingleItem();

        bench.Watch.Renew("side", new Caller("eve", Role.Engineer, Door.Http), "x").ShouldBeEmpty();
        bench.Watch.Renew("camera0", new Caller("eve", Role.Engineer, Door.Http), "a new lamp").ShouldBe(["camera0"]);

        bench.Inspection.Alarms.Current.ShouldBeEmpty();
        bench.Report.Stage.ShouldBe(DriftStage.Collecting);
        (bench.Report.Reference!.Who, bench.Report.Reference.Why).ShouldBe(("eve", "a new lamp"));
        bench.Show(DriftBench.ReferenceParts + (3 * DriftBench.WindowParts), Dimmed);
        bench.Report.Stage.ShouldBe(DriftStage.Steady);
    }

    [Fact]
    public async Task Watch_PartsWithoutAnyDifference_RaisesNothing()
    {
        using var bench = new DriftBench();
        await bench.StartAsync();
        bench.Show(DriftBench.ReferenceParts + 300, Light);
        bench.Inspection.Alarms.Current.ShouldBeEmpty();
        bench.Watch.Report(points: 0).Skipped.ShouldBe(0);
        bench.Watch.Report(points: 0).Cameras.Single().History.ShouldBeEmpty();
        bench.Report.History.Count.ShouldBe(100, "drift.historyPoints");
    }

    private static double Gauge(DriftBench bench, string name) => bench.Inspection.Metrics.Gauges.Snapshot().Single(gauge => gauge.Name == name && gauge.Value == "camera0").Number;
}
