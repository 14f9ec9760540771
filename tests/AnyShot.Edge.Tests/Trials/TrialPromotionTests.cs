using AnyShot.Edge.Classes;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Tests.Inspection;
using AnyShot.Edge.Trials;

namespace AnyShot.Edge.Tests.Trials;

/// <summary>When a revision on trial may become live, and when it does so by itself.</summary>
public sealed class TrialPromotionTests
{
    private const byte Dark = InspectionBench.Dark;
    private const byte Bright = InspectionBench.Bright;

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
}
