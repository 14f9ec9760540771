using AnyShot.Edge.Control;
using AnyShot.Edge.Control.Verbs;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Tests.Control;
using AnyShot.Edge.Tests.Inspection;

namespace AnyShot.Edge.Tests.Trials;

/// <summary>The verb class/promote at the desk, over a real trial.</summary>
public sealed class PromotionTests
{
    private const string Why = "the customer waits";

    [Fact]
    public async Task Promote_TrialIsNotComplete_NeedsForceAndAReason()
    {
        await using var bench = new TrialBench(o => o.Trial.Parts = 2);
        await bench.StartAsync();
        using var folder = new DeskFolder();
        var desk = folder.Open(null, new Promote(bench.Registry, new CandidateCheck(bench.Registry), bench.Trial));
        await bench.SetSeverityAsync("bright", Severity.Minor);
        bench.WaitForShadow();

        var early = await AskAsync("""{"revision":2}""");
        (early.Outcome, early.Sentence).ShouldBe((
            ControlOutcome.Conflict, "The trial of revision 2 has seen 0 of 2 parts. With \"force\" and a reason in \"why\" it is promoted all the same."));
        (await AskAsync("""{"revision":2,"force":true}""")).Outcome.ShouldBe(ControlOutcome.Invalid);
        (await AskAsync("""{"revision":9}""")).Sentence.ShouldBe("Revision 9 is not on trial; revision 2 is.");
        bench.Registry.State.Live.Revision.ShouldBe(1);

        (await AskAsync($$"""{"revision":2,"force":true,"why":"{{Why}}"}""")).Success.ShouldBeTrue();
        bench.Registry.State.Live.Revision.ShouldBe(2);
        (await bench.Registry.AuditAsync(1, CancellationToken.None))[0].Why.ShouldBe(Why);

        Task<ControlReply> AskAsync(string body) => desk.ExecuteAsync(DeskFolder.Request("", body, ControlVerbs.Promote), TrialBench.Engineer, CancellationToken.None);
    }

    [Fact]
    public async Task Promote_TrialIsComplete_IsDone()
    {
        await using var bench = new TrialBench(o => o.Trial.Parts = 2);
        await bench.StartAsync();
        using var folder = new DeskFolder();
        var desk = folder.Open(null, new Promote(bench.Registry, new CandidateCheck(bench.Registry), bench.Trial));
        await bench.SetSeverityAsync("bright", Severity.Minor);
        bench.WaitForShadow();
        bench.Show(InspectionBench.Dark, InspectionBench.Bright);

        var reply = await desk.ExecuteAsync(DeskFolder.Request("", """{"revision":2}""", ControlVerbs.Promote), TrialBench.Engineer, CancellationToken.None);

        reply.Success.ShouldBeTrue(reply.Sentence);
        bench.Registry.State.Live.Revision.ShouldBe(2);
    }
}
