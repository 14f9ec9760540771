using AnyShot.Edge.Classes;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Tests.Inspection;
using AnyShot.Edge.Trials;

namespace AnyShot.Edge.Tests.Trials;

/// <summary>Confirmed parts judged by both sets.</summary>
public sealed class TrialRegressionTests
{
    private const byte Dark = InspectionBench.Dark;
    private const byte Bright = InspectionBench.Bright;
    private const byte Grey = 128;

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
}
