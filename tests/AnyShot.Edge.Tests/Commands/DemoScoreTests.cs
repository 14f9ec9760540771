using AnyShot.Edge.Commands.Demo;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Tests.Outbox;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Commands;

public sealed class DemoScoreTests
{
    [Fact]
    public void OnVerdict_AgainstTheTruth_CountsClassDecisionAndUnsureApart()
    {
        var clock = new StandingClock();
        var score = new DemoScore(clock) { Severities = new Dictionary<string, Severity> { ["good"] = Severity.Good, ["stain"] = Severity.Minor, ["crack"] = Severity.Defect } };
        score.ToFirstVerdict.ShouldBe(TimeSpan.Zero);
        clock.Advance(TimeSpan.FromSeconds(3));

        See(score, Decision.Pass, "good", truth: "good");
        clock.Advance(TimeSpan.FromSeconds(3));
        See(score, Decision.Pass, "good", truth: "stain");
        See(score, Decision.Pass, "good", truth: "crack");
        See(score, Decision.Fail, "crack", truth: "good");
        See(score, Decision.Unsure, "crack", truth: "crack");
        See(score, Decision.Fail, "crack", truth: null);
        See(score, Decision.Fail, "crack", truth: "a class that the station does not know");

        score.ToFirstVerdict.ShouldBe(TimeSpan.FromSeconds(3));
        (score.Judged, score.RightClass, score.WrongDecision, score.Unsure).ShouldBe((5, 2, 2, 1));
    }

    private static void See(DemoScore score, Decision decision, string className, string? truth)
    {
        using var part = new Mat();
        score.OnVerdict(Verdicts.New(decision: decision, className: className) with { Truth = truth }, part);
    }
}
