using AnyShot.Edge.Commissioning;
using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Tests.Commissioning;

public sealed class RunResultTests
{
    private static readonly Setup s_setup = new("m1", 3, []);

    [Fact]
    public void Of_GoodParts_CountsWhatPeopleCallGoodAndWaitsForTheRest()
    {
        List<RunPart> parts = [Part(1, Decision.Pass, 0.95), Part(2, Decision.Pass, 0.85), Part(3, Decision.Fail, 0.9), Part(4, Decision.Unsure, 0.4), Part(5, Decision.Fail, 0.99, isGood: false)];
        var waiting = Of(RunKind.Good, 4, parts);
        waiting.ShouldBe(waiting with { Counted = 4, Passed = 2, Failed = 1, Unsure = 1, Unanswered = 2, LeftOut = 1, IsOn = false, IsComplete = false });

        var answered = Of(RunKind.Good, 4, [.. parts.Select(part => part.IsGood is null && part.Decision != Decision.Pass ? part with { IsGood = true } : part)]);
        answered.IsComplete.ShouldBeTrue();
        (answered.Wrong.Count, answered.Wrong.Of, answered.Doubted.Count).ShouldBe((1, 4, 1));
        answered.Wrong.Low.ShouldBeLessThan(0.25);
        answered.Wrong.High.ShouldBeGreaterThan(0.25);
        answered.Confidence.ShouldBe([0, 0, 0, 0, 1, 0, 0, 0, 1, 2]);
        (answered.LowestConfidence, answered.MedianConfidence).ShouldBe((0.4, 0.85));
        (answered.P50Ms, answered.P99Ms).ShouldBe((20, 40));
    }

    [Fact]
    public void Of_PartThatIsLeftOut_MakesTheRunGoOn()
    {
        List<RunPart> parts = [Part(1, Decision.Pass, 1), Part(2, Decision.Fail, 1)];
        Of(RunKind.Good, 2, parts).IsOn.ShouldBeFalse();
        parts[1] = parts[1] with { IsGood = false };
        var result = Of(RunKind.Good, 2, parts);
        result.ShouldBe(result with { IsOn = true, IsComplete = false, Counted = 1, LeftOut = 1 });
    }

    [Fact]
    public void Of_Defects_CountsEscapesAndNeedsAnAnswerForEach()
    {
        List<RunPart> parts = [Part(1, Decision.Fail, 0.9, isGood: false), Part(2, Decision.Pass, 0.9, isGood: false), Part(3, Decision.Pass, 0.9)];
        Of(RunKind.Defects, 3, parts).Unanswered.ShouldBe(1);
        parts[2] = parts[2] with { IsGood = true };
        var result = Of(RunKind.Defects, 2, parts);
        result.IsComplete.ShouldBeTrue();
        (result.Wrong.Count, result.Wrong.Of, result.LeftOut).ShouldBe((1, 2, 1));
    }

    [Fact]
    public void Of_NoParts_KnowsNothing()
    {
        var result = Of(RunKind.Good, 30, []);
        result.ShouldBe(result with { IsOn = true, IsComplete = false, Counted = 0, LowestConfidence = null, MedianConfidence = null, P50Ms = null, P99Ms = null });
        (result.Wrong.Low, result.Wrong.High).ShouldBe((0, 1));
    }

    private static RunResult Of(RunKind kind, int wanted, List<RunPart> parts) =>
        RunResult.Of(kind, new RunState("line", wanted, DateTimeOffset.UnixEpoch, IsOn: true, s_setup), parts);

    private static RunPart Part(long id, Decision decision, double confidence, bool? isGood = null) => new(id, decision, "good", confidence, 10 * id, isGood);
}
