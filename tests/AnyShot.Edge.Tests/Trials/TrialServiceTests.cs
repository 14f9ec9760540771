using AnyShot.Edge.Classes;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Tests.Inspection;
using AnyShot.Edge.Trials;

namespace AnyShot.Edge.Tests.Trials;

public sealed class TrialServiceTests
{
    private const byte Dark = InspectionBench.Dark;
    private const byte Bright = InspectionBench.Bright;
    private const byte Grey = 128;

    [Fact]
    public async Task Report_NothingOnTrial_IsNone()
    {
        await using var bench = new TrialBench();
        await bench.StartAsync();

        bench.Trial.Report().ShouldBeNull();
        bench.Trial.CanPromote(out var sentence).ShouldBeFalse();
        sentence.ShouldBe("Nothing is on trial.");
        bench.Inspection.Worker.Inspector!.Shadow.ShouldBeNull();
    }

    /// <summary>Good and defect change places, so that each part says exactly what it must count as.</summary>
    [Fact]
    public async Task Report_ScriptedStream_CountsEachPartOnce()
    {
        await using var bench = new TrialBench();
        await bench.StartAsync();
        await bench.SetSeverityAsync("dark", Severity.Defect);
        await bench.SetSeverityAsync("bright", Severity.Good);
        bench.WaitForShadow();
        bench.Show([.. Enumerable.Repeat(Dark, 13), .. Enumerable.Repeat(Bright, 5), Grey, Grey]);

        var report = bench.Report;

        report.ShouldSatisfyAllConditions(
            r => (r.Revision, r.LiveRevision, r.Stage, r.Mode).ShouldBe((3, 1, TrialStage.Running, TrialMode.Manual)),
            r => (r.PartsSeen, r.PartsNeeded, r.PartsSkipped).ShouldBe((20, 200, 0)),
            r => r.PassToFail.ShouldBe(Rate.From(13, 20)),
            r => r.FailToPass.ShouldBe(Rate.From(5, 20)),
            r => r.UnsureLive.ShouldBe(Rate.From(2, 20)),
            r => r.UnsureTrial.ShouldBe(Rate.From(2, 20)),
            r => r.Unchanged.ShouldBe(Rate.From(2, 20)),
            r => r.ExpectedEscapes.ShouldBe(5),
            r => r.Changes.ShouldBe([new TrialChange("pass", 1, "dark", "fail", 1, "dark", 13), new TrialChange("fail", 7, "bright", "pass", 7, "bright", 5)]),
            r => r.Examples.Select(e => (e.Live, e.Trial)).ShouldBe([.. Enumerable.Repeat(("pass", "fail"), 5), .. Enumerable.Repeat(("fail", "pass"), 5)]),
            r => r.Examples.Select(e => e.InspectionId).Distinct().Count().ShouldBe(10),
            r => r.Sentence.ShouldBe("The trial of revision 3 has seen 20 of 200 parts."),
            r => r.CanPromote.ShouldBeFalse());
        bench.Inspection.Stored().Select(v => v.Decision).ShouldBe([.. Enumerable.Repeat(Decision.Pass, 13), .. Enumerable.Repeat(Decision.Fail, 5), Decision.Unsure, Decision.Unsure]);
    }

    [Fact]
    public async Task Report_NewClassWithAnExample_SaysWhatItWouldFail()
    {
        await using var bench = new TrialBench();
        await bench.StartAsync();
        var shot = await bench.ShotAsync(Grey);
        await bench.ChangeAsync(new ClassChange.Add(new RegisteredClass { Id = "matt", Number = 9, Name = "matt", Severity = Severity.Defect, Shots = [shot] }));
        bench.WaitForShadow();
        bench.Show(Dark, Grey, Grey, Grey, Bright);

        bench.Report.Changes.Single().ShouldSatisfyAllConditions(
            c => (c.Live, c.Trial, c.TrialClass, c.TrialClassNo, c.Count).ShouldBe(("unsure", "fail", "matt", 9, 3)));
        bench.Inspection.Stored().ShouldAllBe(v => v.ClassNo != 9 && v.ClassSetRevision == 1);
    }

    [Fact]
    public async Task Report_ChangedAgain_StartsAnew()
    {
        await using var bench = new TrialBench();
        await bench.StartAsync();
        await bench.SetSeverityAsync("bright", Severity.Minor);
        bench.WaitForShadow();
        bench.Show(Bright, Bright, Dark);

        await bench.SetSeverityAsync("dark", Severity.Minor);
        bench.WaitForShadow();
        bench.Show(Dark);

        bench.Report.ShouldSatisfyAllConditions(r => r.Revision.ShouldBe(3), r => r.PartsSeen.ShouldBe(1), r => r.FailToPass.Count.ShouldBe(0), r => r.Unchanged.Count.ShouldBe(1));
    }

    [Fact]
    public async Task Report_AfterARestart_GoesOnCounting()
    {
        await using var bench = new TrialBench();
        await bench.StartAsync();
        await bench.SetSeverityAsync("bright", Severity.Good);
        bench.WaitForShadow();
        bench.Show(Bright, Dark, Dark);
        var before = bench.Report;

        await bench.RestartTrialAsync();
        bench.WaitForShadow();
        bench.Report.ShouldSatisfyAllConditions(
            r => r.PartsSeen.ShouldBe(3),
            r => r.StartedAt.ShouldBe(before.StartedAt),
            r => r.Changes.ShouldBe(before.Changes),
            r => r.Examples.ShouldBe(before.Examples),
            r => r.Note.ShouldBeEmpty());
        bench.Show(Bright);

        bench.Report.FailToPass.Count.ShouldBe(2);
        bench.Report.PartsSeen.ShouldBe(4);
    }

    [Fact]
    public async Task Report_RestartWithAnotherConfiguration_BeginsAnew()
    {
        await using var bench = new TrialBench();
        await bench.StartAsync();
        await bench.SetSeverityAsync("bright", Severity.Good);
        bench.WaitForShadow();
        bench.Show(Bright, Dark, Dark);

        await bench.RestartTrialAsync(bench.Inspection.Configuration with { Checksum = 7 });
        bench.WaitForShadow();

        bench.Report.PartsSeen.ShouldBe(0);
        bench.Report.Note.ShouldBe("The trial began anew: the model, the configuration or the classes are others than before.");
    }

    [Fact]
    public async Task Report_RestartWithDamagedCounts_BeginsAnewAndSaysSo()
    {
        await using var bench = new TrialBench();
        await bench.StartAsync();
        await bench.SetSeverityAsync("bright", Severity.Good);
        bench.WaitForShadow();
        bench.Show(Bright);
        await bench.Trial.StopAsync(CancellationToken.None);
        var file = Path.Combine(bench.Inspection.Configuration.StateDirectory, "trial.json");
        var content = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, content[..^20]);

        await bench.RestartTrialAsync();
        bench.WaitForShadow();

        bench.Report.PartsSeen.ShouldBe(0);
        bench.Report.Note.ShouldStartWith($"The trial began anew because {file} could not be read");
    }

    [Fact]
    public async Task ShadowThrows_EndsTheTrialWithAnAlarmAndNotTheInspection()
    {
        await using var bench = new TrialBench(sets: worker => new OddSets(worker, () => throw new ArithmeticException("no such number")));
        await bench.StartAsync();
        await bench.SetSeverityAsync("bright", Severity.Good);
        bench.WaitForShadow();
        bench.Inspection.Feeds[0].Show(Dark);
        bench.Inspection.Until(() => bench.Inspection.Alarms.Current.Any(a => a.Id == TrialService.Alarm), "an alarm");
        bench.Inspection.Feeds[0].Show(Bright, Dark);

        bench.Inspection.WaitForVerdicts(3).Select(v => v.Decision).ShouldBe([Decision.Pass, Decision.Fail, Decision.Pass]);
        bench.Inspection.Fault.First.ShouldBeNull();
        bench.Inspection.Worker.Inspector!.Shadow.ShouldBeNull();
        bench.Report.Stage.ShouldBe(TrialStage.Failed);
        bench.Trial.CanPromote(out var sentence).ShouldBeFalse();
        sentence.ShouldBe("The trial of revision 2 ended: no such number");
        await bench.ChangeAsync(new ClassChange.Discard());
        bench.Inspection.Until(() => bench.Inspection.Alarms.Current.Count == 0, "no alarm");
    }

    [Fact]
    public async Task ClassesCannotBeBuilt_IsAnAlarmAndTheLineGoesOn()
    {
        await using var bench = new TrialBench();
        await bench.StartAsync();
        await bench.ChangeAsync(new ClassChange.Add(new RegisteredClass { Id = "", Number = 0, Name = "dent", Prompts = ["a dent"] }));
        bench.Inspection.Until(() => bench.Inspection.Alarms.Current.Any(a => a.Id == TrialService.Alarm), "an alarm");
        bench.Inspection.Feeds[0].Show(Dark);

        bench.Inspection.WaitForVerdicts(1)[0].Decision.ShouldBe(Decision.Pass);
        bench.Trial.CanPromote(out var sentence).ShouldBeFalse();
        sentence.ShouldBe("The trial of revision 2 ended: Class \"dent\" has a prompt, and the backbone brightness has no text half that could read it.");
    }

    /// <summary>Nothing of the line waits for what is on trial: it hangs, and every part has its verdict.</summary>
    [Fact]
    public async Task ShadowHangs_ThousandPartsAreJudgedAndTheRestIsCountedAsLeftOut()
    {
        using var goOn = new ManualResetEventSlim();
        await using var bench = new TrialBench(sets: worker => new OddSets(worker, () => goOn.Wait()));
        await bench.StartAsync();
        await bench.SetSeverityAsync("dark", Severity.Defect);
        bench.WaitForShadow();
        Feed(bench.Inspection, 1000);

        bench.Inspection.Stored().Count(v => v.Decision == Decision.Pass).ShouldBe(1000);
        bench.Inspection.Metrics.Counters.Get(CounterNames.FramesDropped, "camera", "camera0").ShouldBe(0);
        bench.Report.PartsSeen.ShouldBe(0);
        goOn.Set();
        bench.Inspection.Until(() => bench.Report.PartsSeen + bench.Report.PartsSkipped == 1000, "all parts seen or left out");
        bench.Report.PartsSeen.ShouldBe(ShadowJudge.Capacity + 1);
        bench.Inspection.Until(() => bench.Inspection.Metrics.Counters.Get(CounterNames.TrialPartsSkipped) == bench.Report.PartsSkipped, "the counter");
    }

    [Fact]
    public async Task Report_AsJsonAndText_SayTheSame()
    {
        await using var bench = new TrialBench();
        await bench.StartAsync();
        await bench.SetSeverityAsync("bright", Severity.Good);
        bench.WaitForShadow();
        bench.Show(Bright, Dark, Dark);
        bench.Feedback.Give(1, "dark", TrialBench.Technician, "glare");
        bench.Inspection.Until(() => bench.Report.Regression!.Parts == 1, "one confirmed part");

        var json = TrialJson.Element(bench.Report);
        json.GetProperty("failToPass").GetProperty("count").GetInt32().ShouldBe(1);
        json.GetProperty("examples")[0].GetProperty("confirmedAs").GetString().ShouldBe("dark");
        json.GetProperty("stage").GetString().ShouldBe("running");
        json.GetProperty("mode").GetString().ShouldBe("manual");
        json.GetProperty("regression").GetProperty("trial").GetProperty("falseRejects").GetProperty("of").GetInt32().ShouldBe(1);
        var text = TrialReportText.Write(bench.Report);
        text.ShouldStartWith("Trial of revision 2 beside live revision 1: running\n  The trial of revision 2 has seen 3 of 200 parts.\n");
        text.ShouldContain("  fail, would pass     1 of 3 (6.1 to 79.2 %)\n");
        text.ShouldContain("       1  fail \"bright\" -> pass \"bright\"\n");
        text.ShouldContain("Expected new escapes: 0\n");
        text.ShouldContain(", confirmed as dark\n");
    }

    /// <summary>Keeps the camera's buffer from running over, as a line in step does: the next parts come when earlier ones are judged.</summary>
    private static void Feed(InspectionBench bench, int parts)
    {
        for (var shown = 0; shown < parts; shown += 40)
        {
            bench.Feeds[0].Show([.. Enumerable.Repeat(Dark, 40)]);
            bench.WaitForVerdicts(shown + 40);
        }
    }
}
