using AnyShot.Engine.Training.TwoStage;

namespace AnyShot.Engine.Tests.Training.TwoStage;

public sealed class FoldEpochTests
{
    /// <summary>Each fold alone would take its first epoch, by luck; together the second is better.</summary>
    [Fact]
    public void Best_FoldsDisagree_TakesTheBestMean() =>
        FoldEpoch.Best([Fold((0.9, 1), (0.8, 1), (0.1, 1)), Fold((0.2, 1), (0.8, 1), (0.85, 1))]).ShouldBe(2);

    [Fact]
    public void Best_EqualMeans_TakesTheLowerLoss() => FoldEpoch.Best([Fold((0.5, 0.9), (0.5, 0.4), (0.5, 0.6))]).ShouldBe(2);

    [Fact]
    public void Best_AFoldEndedEarly_LooksAtWhatAllReached() =>
        FoldEpoch.Best([Fold((0.5, 1), (0.6, 1)), Fold((0.5, 1), (0.6, 1), (0.99, 1))]).ShouldBe(2);

    private static StageState Fold(params (double MacroF1, double Loss)[] epochs) =>
        new() { Rows = [.. epochs.Select((epoch, i) => new StageRow("fold", i + 1, 0, 0, 0, epoch.Loss, epoch.MacroF1, epoch.MacroF1))] };
}
