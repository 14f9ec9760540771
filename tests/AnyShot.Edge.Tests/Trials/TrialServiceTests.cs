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
    public async Task CanPromote_EnoughParts_SaysSoAndThePromotedRevisionJudges()
    {
        await using var bench = new TrialBench(o => o.Trial.Parts = 3);
        await bench.StartAsync();
        await bench.SetSeverityAsync("bright", Severity.Minor);
        bench.WaitForShadow();
        bench.Show(Dark, Bright);
        bench.Trial.CanPromote(out var sentence).ShouldBeFalse();
        sentence.ShouldBe("The trial of revision 2 has seen 2 of 3 parts.");

        bench.Show(Bright);
        bench.Report.Stage.ShouldBe(TrialStage.Complete);
        bench.Trial.CanPromote(out sentence).ShouldBeTrue();
        sentence.ShouldBe("The trial of revision 2 has seen 3 parts; no part is confirmed, so that nobody knows which of the changes are right.");
        await bench.ChangeAsync(new ClassChange.Promote(2));
        bench.Inspection.Until(() => bench.Inspection.Worker.Inspector!.Classes.Revision == 2 && bench.Inspection.Worker.Inspector.Shadow is null, "revision 2 in force");
        bench.Inspection.Feeds[0].Show(Bright);

        bench.Inspection.WaitForVerdicts(4)[3].ShouldSatisfyAllConditions(v => v.Decision.ShouldBe(Decision.Pass), v => v.ClassSetRevision.ShouldBe(2));
        bench.Trial.Report().ShouldBeNull();
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
    public async Task ModeOff_ChangeIsLiveAtOnceByTheAgent()
    {
        await using var bench = new TrialBench(o => o.Trial.Mode = TrialMode.Off);
        await bench.StartAsync();

        await bench.SetSeverityAsync("bright", Severity.Good);
        bench.Inspection.Until(() => bench.Inspection.Worker.Inspector!.Classes.Revision == 2, "revision 2 in force");

        (await bench.Registry.AuditAsync(1, CancellationToken.None))[0].ShouldSatisfyAllConditions(
            e => e.Live.ShouldBe(2), e => e.Who.ShouldBe("agent"), e => e.Door.ShouldBe("agent"), e => e.Why.ShouldBe("trial is off"));
        bench.Trial.Report().ShouldBeNull();
    }

    [Fact]
    public async Task ModeAuto_ConditionsHold_IsPromotedByTheAgent()
    {
        await using var bench = new TrialBench(o => (o.Trial.Mode, o.Trial.Parts) = (TrialMode.Auto, 10));
        await bench.StartAsync();
        await bench.SetSeverityAsync("dark", Severity.Minor);
        bench.WaitForShadow();
        bench.Show([.. Enumerable.Repeat(Dark, 9)]);
        bench.Registry.State.Live.Revision.ShouldBe(1);
        bench.Inspection.Feeds[0].Show(Dark);
        bench.Inspection.Until(() => bench.Registry.State.Live.Revision == 2, "revision 2 live");

        (await bench.Registry.AuditAsync(1, CancellationToken.None))[0].ShouldSatisfyAllConditions(
            e => e.Door.ShouldBe("agent"), e => e.Why.ShouldBe("trial passed: 10 parts, 10 decided alike, 0 expected escapes"));
    }

    /// <summary>A part that was failed and would pass counts as an escape until somebody says that it is good.</summary>
    [Fact]
    public async Task ModeAuto_PossibleEscape_WaitsUntilItIsConfirmedAsGood()
    {
        await using var bench = new TrialBench(o => (o.Trial.Mode, o.Trial.Parts, o.Trial.UnchangedShare) = (TrialMode.Auto, 4, 0.5));
        await bench.StartAsync();
        await bench.SetSeverityAsync("bright", Severity.Minor);
        bench.WaitForShadow();
        bench.Show(Dark, Dark, Dark, Bright);
        bench.Report.ShouldSatisfyAllConditions(r => r.ExpectedEscapes.ShouldBe(1), r => r.CanPromote.ShouldBeTrue());

        bench.Feedback.Give(4, "dark", TrialBench.Technician);
        bench.Inspection.Until(() => bench.Registry.State.Live.Revision == 2, "revision 2 live");
    }

    [Fact]
    public async Task Report_EscapeThatIsConfirmedAsADefect_StaysAndCountsOnce()
    {
        await using var bench = new TrialBench(o => (o.Trial.Parts, o.Trial.RegressionShare) = (1, 0));
        await bench.StartAsync();
        var shot = await bench.ShotAsync(Grey);
        await bench.ChangeAsync(new ClassChange.Add(new RegisteredClass { Id = "matt", Number = 9, Name = "matt", Severity = Severity.Defect, Shots = [shot] }));
        await bench.ChangeAsync(new ClassChange.Promote(2));
        await bench.SetSeverityAsync("bright", Severity.Good);
        bench.WaitForShadow();
        bench.Show(Bright, Bright);
        bench.Report.ExpectedEscapes.ShouldBe(2);

        // Both would pass as bright. The first is matt in truth, a defect; the second is as good as it looks.
        bench.Feedback.Give(1, "matt", TrialBench.Technician);
        bench.Feedback.Give(2, null, TrialBench.Technician);
        bench.Inspection.Until(() => bench.Report.Regression!.Parts == 2, "two confirmed parts");

        bench.Report.ExpectedEscapes.ShouldBe(1);
        bench.Report.Regression!.NewEscapes.ShouldBe(1);
    }

    [Fact]
    public async Task Report_ConfirmedParts_AreJudgedByBothSets()
    {
        await using var bench = new TrialBench(o => o.Trial.Parts = 1);
        await bench.StartAsync();
        bench.ShowFirst(Dark, Dark, Dark, Bright, Bright, Grey);
        foreach (var id in (long[])[1, 2, 4])
        {
            bench.Feedback.Give(id, null, TrialBench.Technician);
        }

        // Part 3 passed as dark and is bright in truth, an escape; the grey one is bright too.
        bench.Feedback.Give(3, "bright", TrialBench.Technician);
        bench.Feedback.Give(6, "bright", TrialBench.Technician);
        await bench.SetSeverityAsync("bright", Severity.Minor);
        bench.WaitForShadow();
        bench.Show(Dark);

        // By the revision on trial bright is no defect: part 4 failed and would rightly pass.
        bench.Report.Regression.ShouldNotBeNull().ShouldSatisfyAllConditions(
            r => (r.Parts, r.LeftOut, r.Better, r.Worse, r.NewEscapes).ShouldBe((5, 0, 1, 0, 0)),
            r => r.Kept.ShouldBe(Rate.From(5, 5)),
            r => r.Live.FalseRejects.ShouldBe(Rate.From(1, 5)),
            r => r.Trial.FalseRejects.ShouldBe(Rate.From(0, 5)),
            r => r.Live.Escapes.ShouldBe(Rate.From(0, 0)),
            r => r.Live.Unsure.ShouldBe(Rate.From(1, 5)),
            r => r.Trial.Unsure.ShouldBe(Rate.From(1, 5)),
            r => r.WorseExamples.ShouldBeEmpty());
        bench.Report.CanPromote.ShouldBeTrue();
        bench.Trial.CanPromote(out var sentence);
        sentence.ShouldBe("The trial of revision 2 has seen 1 parts and decides 0 of 5 confirmed parts worse.");
    }

    [Fact]
    public async Task Report_ConfirmedDefectThatEscapes_IsCountedForBothSets()
    {
        await using var bench = new TrialBench();
        await bench.StartAsync();
        bench.ShowFirst(Dark, Bright);
        bench.Feedback.Give(1, "bright", TrialBench.Technician);
        bench.Feedback.Give(2, null, TrialBench.Technician);

        await bench.SetSeverityAsync("dark", Severity.Defect);
        bench.WaitForShadow();

        bench.Report.Regression.ShouldNotBeNull().ShouldSatisfyAllConditions(
            r => r.Live.ShouldBe(new SetOutcome(Rate.From(1, 2), Rate.From(0, 0), Rate.From(0, 2), Rate.From(1, 2))),
            r => r.Trial.ShouldBe(new SetOutcome(Rate.From(0, 2), Rate.From(0, 0), Rate.From(0, 2), Rate.From(1, 2))),
            r => (r.Better, r.Worse).ShouldBe((1, 0)));
    }

    [Fact]
    public async Task CanPromote_ConfirmedPartsBecomeWorse_SaysHowMany()
    {
        await using var bench = new TrialBench(o => o.Trial.Parts = 2);
        await bench.StartAsync();
        bench.ShowFirst(Dark, Bright, Bright);
        var shot = await bench.ShotAsync(Bright);
        await bench.ChangeAsync(new ClassChange.Add(new RegisteredClass { Id = "glare", Number = 9, Name = "glare", Severity = Severity.Good, Shots = [shot] }));
        bench.WaitForShadow();
        bench.Show(Dark, Dark);
        bench.Report.CanPromote.ShouldBeTrue();

        bench.Feedback.Give(1, null, TrialBench.Technician);
        bench.Feedback.Give(2, "bright", TrialBench.Technician);
        bench.Inspection.Until(() => bench.Report.Regression?.Parts == 2, "two confirmed parts");

        var regression = bench.Report.Regression!;
        regression.Live.Escapes.ShouldBe(Rate.From(0, 1));
        regression.Worse.ShouldBe(1);
        regression.WorseExamples.ShouldBe([2]);
        bench.Trial.CanPromote(out var sentence).ShouldBeFalse();
        sentence.ShouldBe("Revision 2 decides 1 of 2 confirmed parts worse; 99 % must be decided as before or better (trial.regressionShare).");
    }

    [Fact]
    public async Task Report_ConfirmedPartOfARetiredClass_IsLeftOut()
    {
        await using var bench = new TrialBench();
        await bench.StartAsync();
        bench.ShowFirst(Dark, Bright);
        bench.Feedback.Give(1, null, TrialBench.Technician);
        bench.Feedback.Give(2, null, TrialBench.Technician);

        await bench.ChangeAsync(new ClassChange.Retire("bright"));
        bench.WaitForShadow();

        (bench.Report.Regression!.Parts, bench.Report.Regression.LeftOut).ShouldBe((1, 1));
    }

    /// <summary>A class knows its own examples by heart; to count them would flatter it.</summary>
    [Fact]
    public async Task Report_ConfirmedPartThatIsAnExample_IsNotJudged()
    {
        await using var bench = new TrialBench();
        await bench.StartAsync();
        bench.ShowFirst(Dark, Grey);
        bench.Feedback.Give(1, null, TrialBench.Technician);
        bench.Feedback.Give(2, "bright", TrialBench.Technician);
        var shot = await bench.Inspection.Shots.PutAsync(bench.Feedback.TryRead(2)!.Image, CancellationToken.None);

        await bench.ChangeAsync(new ClassChange.AddShot("bright", shot));
        bench.WaitForShadow();

        bench.Report.Regression.ShouldNotBeNull().ShouldSatisfyAllConditions(r => (r.Parts, r.LeftOut, r.Examples).ShouldBe((1, 0, 1)), r => r.Worse.ShouldBe(0));
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
