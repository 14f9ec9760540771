using AnyShot.Engine.Training.Episodic;

namespace AnyShot.Engine.Tests.Training.Episodic;

public sealed class EpisodicPlanTests
{
    private static readonly EpisodicOptions Options = new() { DataFolder = "x", OutputFolder = "x", Episodes = 1000, LearningRate = 0.01 };

    [Theory]
    [InlineData(EpisodicSchedule.Halve, 0, 0.01)]
    [InlineData(EpisodicSchedule.Halve, 299, 0.01)]
    [InlineData(EpisodicSchedule.Halve, 300, 0.005)]
    [InlineData(EpisodicSchedule.Halve, 999, 0.00125)]
    [InlineData(EpisodicSchedule.Cosine, 0, 0.01)]
    [InlineData(EpisodicSchedule.Cosine, 500, 0.0050005)]
    [InlineData(EpisodicSchedule.Step, 599, 0.01)]
    [InlineData(EpisodicSchedule.Step, 600, 0.001)]
    [InlineData(EpisodicSchedule.Step, 800, 0.0001)]
    public void LearningRateAt_Schedule_KnownValues(EpisodicSchedule schedule, int step, double expected) =>
        new EpisodicPlan(Options with { Schedule = schedule, HalveEvery = 300 }).LearningRateAt(step).ShouldBe(expected, 1e-9);

    [Fact]
    public void WaysAndShotsAt_Curriculum_GoOverTheFirstHalf()
    {
        var plan = new EpisodicPlan(Options with { FromWays = 5, TrainWays = 15, FromShots = 5, Shots = 1 });

        new[] { 0, 250, 500, 999 }.Select(plan.WaysAt).ShouldBe([5, 10, 15, 15]);
        new[] { 0, 250, 500, 999 }.Select(plan.ShotsAt).ShouldBe([5, 3, 1, 1]);
        new EpisodicPlan(Options).WaysAt(0).ShouldBe(5);
    }
}
