using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Tests.Optim;

public sealed class SchedulerTests : OptimizerTest
{
    private const double Rate = 0.8;

    [Fact]
    public void StepLR_EveryThirdStep_MultipliesByGamma() => ShouldGive(o => lr_scheduler.StepLR(o, 3, 0.5), t => Rate * Math.Pow(0.5, t / 3));

    [Fact]
    public void MultiStepLR_AtMilestones_MultipliesByGamma() =>
        ShouldGive(o => lr_scheduler.MultiStepLR(o, [2, 5, 5], 0.1), t => Rate * (t < 2 ? 1 : t < 5 ? 0.1 : 0.001));

    [Fact]
    public void ExponentialLR_EveryStep_MultipliesByGamma() => ShouldGive(o => lr_scheduler.ExponentialLR(o, 0.9), t => Rate * Math.Pow(0.9, t));

    [Fact]
    public void LambdaLR_EveryStep_IsTheFirstRateTimesTheFunction() => ShouldGive(o => lr_scheduler.LambdaLR(o, t => 1.0 / (t + 1)), t => Rate / (t + 1));

    [Fact]
    public void LinearLR_WarmUp_RisesInEqualSteps() => ShouldGive(o => lr_scheduler.LinearLR(o, 0.2, 1, 4), t => Rate * (0.2 + (0.8 * Math.Min(t, 4) / 4)));

    [Fact]
    public void CosineAnnealingLR_TwoPeriods_FollowsTheCosine() =>
        ShouldGive(o => lr_scheduler.CosineAnnealingLR(o, 5, 0.1), t => 0.1 + (0.7 * (1 + Math.Cos(Math.PI * t / 5)) / 2), steps: 22);

    [Fact]
    public void SequentialLR_WarmUpThenCosine_IsOneAfterTheOther() => ShouldGive(
        o => lr_scheduler.SequentialLR(o, [lr_scheduler.LinearLR(o, 0.25, 1, 4), lr_scheduler.CosineAnnealingLR(o, 6)], [4]),
        t => t < 4 ? Rate * (0.25 + (0.75 * t / 4)) : Rate * (1 + Math.Cos(Math.PI * (t - 4) / 6)) / 2);

    [Theory]
    [InlineData(lr_scheduler.impl.OneCycleLR.AnnealStrategy.Cos, false)]
    [InlineData(lr_scheduler.impl.OneCycleLR.AnnealStrategy.Linear, false)]
    [InlineData(lr_scheduler.impl.OneCycleLR.AnnealStrategy.Linear, true)]
    public void OneCycleLR_AllSteps_GoesUpAndFarDown(lr_scheduler.impl.OneCycleLR.AnnealStrategy strategy, bool threePhases)
    {
        double Between(double from, double to, double part) =>
            strategy == lr_scheduler.impl.OneCycleLR.AnnealStrategy.Linear ? from + ((to - from) * part) : to + ((from - to) * (1 + Math.Cos(Math.PI * part)) / 2);
        // 20 steps, 30 % of them up: the peak is at step 5; with three phases the return ends at step 10.
        double Expected(int t) => (t, threePhases) switch
        {
            ( <= 5, _) => Between(0.1, 1, t / 5.0),
            ( <= 10, true) => Between(1, 0.1, (t - 5) / 5.0),
            (_, true) => Between(0.1, 0.001, (t - 10) / 9.0),
            _ => Between(1, 0.001, (t - 5) / 14.0),
        };
        ShouldGive(
            o => lr_scheduler.OneCycleLR(o, 1, 20, anneal_strategy: strategy, div_factor: 10, final_div_factor: 100, three_phase: threePhases), Expected, steps: 19);
    }

    [Fact]
    public void OneCycleLR_Momentum_RunsTheOtherWay()
    {
        using var adam = optim.Adam([NewParameter()]);
        var group = (IBetas)adam.ParamGroups.Single();
        var schedule = lr_scheduler.OneCycleLR(adam, 1, 20);
        group.Betas.ShouldBe((0.95, 0.999));
        for (var t = 1; t <= 5; t++) schedule.step();
        group.Betas.Item1.ShouldBe(0.85, 1e-12);
        for (var t = 6; t <= 20; t++) schedule.step();
        Should.Throw<InvalidOperationException>(() => schedule.step()).Message.ShouldContain("20 steps");
    }

    [Fact]
    public void Step_GivenNumber_JumpsThere()
    {
        using var sgd = optim.SGD([NewParameter()], Rate);
        var schedule = lr_scheduler.StepLR(sgd, 3, 0.5);
        schedule.step(7);
        schedule.get_last_lr().Single().ShouldBe(Rate / 4);
    }

    [Fact]
    public void Construction_ImpossibleNumbers_Throws()
    {
        using var sgd = optim.SGD([NewParameter()], Rate);
        Should.Throw<ArgumentException>(() => lr_scheduler.StepLR(sgd, 0));
        Should.Throw<ArgumentException>(() => lr_scheduler.OneCycleLR(sgd, 1)).Message.ShouldContain("total_steps");
        Should.Throw<ArgumentException>(() => lr_scheduler.SequentialLR(sgd, [lr_scheduler.StepLR(sgd, 1)], [1])).Message.ShouldContain("one milestone fewer");
        using var other = optim.SGD([NewParameter()], Rate);
        Should.Throw<ArgumentException>(() => lr_scheduler.SequentialLR(sgd, [lr_scheduler.StepLR(other, 1)], [])).Message.ShouldContain("another optimizer");
    }

    private static void ShouldGive(Func<Optimizer, lr_scheduler.LRScheduler> make, Func<int, double> closedForm, int steps = 12)
    {
        using var sgd = optim.SGD([NewParameter()], Rate, momentum: 0.9);
        var schedule = make(sgd);
        for (var t = 0; t <= steps; t++)
        {
            if (t > 0) schedule.step();
            sgd.ParamGroups.Single().LearningRate.ShouldBe(closedForm(t), 1e-12, $"step {t}");
            schedule.get_last_lr().Single().ShouldBe(closedForm(t), 1e-12);
        }
    }
}
