using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Tests.Inspection;

public sealed class DecisionRuleTests
{
    private static readonly InspectedClass[] Classes =
        [new(1, "good", Severity.Good), new(2, "stain", Severity.Minor), new(3, "crack", Severity.Defect), new(4, "chip", Severity.Defect)];

    private readonly DecisionRule _rule = new(new InspectionOptions { PassConfidence = 0.6, FailConfidence = 0.5, SmallestMargin = 0.1 });

    [Theory]
    [InlineData(new[] { 0.9f, 0.05f, 0.03f, 0.02f }, Decision.Pass)]
    [InlineData(new[] { 0.1f, 0.8f, 0.05f, 0.05f }, Decision.Pass)]
    [InlineData(new[] { 0.1f, 0.1f, 0.7f, 0.1f }, Decision.Fail)]
    [InlineData(new[] { 0.55f, 0.15f, 0.15f, 0.15f }, Decision.Unsure)]
    [InlineData(new[] { 0.2f, 0.2f, 0.45f, 0.15f }, Decision.Unsure)]
    [InlineData(new[] { 0.46f, 0.01f, 0.53f, 0f }, Decision.Unsure)]
    [InlineData(new[] { 0f, 0f, 0.52f, 0.48f }, Decision.Fail)]
    public void Decide_ByConfidenceMarginAndSeverity(float[] probabilities, Decision expected) =>
        _rule.Decide(Judgement.From(probabilities, 0.9f), Classes).Decision.ShouldBe(expected);

    [Fact]
    public void Decide_ResemblesNoClass_IsUnsureHoweverConfident() =>
        _rule.Decide(Judgement.From([1f, 0f, 0f, 0f], novelty: 1.6f), Classes).ShouldBe((Decision.Unsure, "resembles no class"));

    [Fact]
    public void From_OneClass_HasNoRunnerUp() => Judgement.From([1f], 0.5f).ShouldBe(new Judgement(0, -1, 1, 1, 0.5));

    [Fact]
    public void From_FindsBestAndRunnerUpInAnyOrder()
    {
        foreach (var values in new[] { new[] { 0.1f, 0.2f, 0.7f }, [0.7f, 0.1f, 0.2f], [0.2f, 0.7f, 0.1f] })
        {
            var judgement = Judgement.From(values, 0);
            values[judgement.Best].ShouldBe(0.7f);
            values[judgement.RunnerUp].ShouldBe(0.2f);
            judgement.Margin.ShouldBe(0.5, 1e-6);
        }
    }
}
