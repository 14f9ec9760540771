using AnyShot.Engine.Training.TwoStage;

namespace AnyShot.Engine.Tests.Training.TwoStage;

public sealed class StageSplitTests
{
    /// <summary>Class 0: ten images in groups of two; class 1: seven single images; class 2: three images of one object.</summary>
    private static readonly int[] Labels = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2];
    private static readonly long[] Groups = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 10, 11, 12, 13, 14, 15, 16, 20, 20, 20];

    [Fact]
    public void Folds_GroupsStayTogetherAndClassesAreSpreadEvenly()
    {
        var folds = StageSplit.Folds(Labels, Groups, 5, seed: 3);

        Enumerable.Range(0, Labels.Length).GroupBy(i => Groups[i]).ShouldAllBe(group => group.Select(i => folds[i]).Distinct().Count() == 1);
        Enumerable.Range(0, 10).GroupBy(i => folds[i]).ShouldAllBe(fold => fold.Count() == 2);
        Enumerable.Range(10, 7).GroupBy(i => folds[i]).Select(fold => fold.Count()).Order().ShouldBe([1, 1, 1, 2, 2]);
        StageSplit.Folds(Labels, Groups, 5, seed: 3).ShouldBe(folds);
        StageSplit.Folds(Labels, Groups, 5, seed: 4).ShouldNotBe(folds);
    }

    [Fact]
    public void HeldOut_AFifthInWholeGroupsAndNeverTheOnlyObject()
    {
        var held = StageSplit.HeldOut(Labels, Groups, seed: 3);

        held.Take(10).Count(h => h).ShouldBe(2);
        Enumerable.Range(0, 10).Where(i => held[i]).Select(i => Groups[i]).Distinct().Count().ShouldBe(1);
        held.Skip(10).Take(7).Count(h => h).ShouldBe(2);
        held.Skip(17).ShouldAllBe(h => !h);
    }

    [Fact]
    public void Draw_NoGroupIsOnBothSides()
    {
        var (training, others) = StageSplit.Draw(Labels, Groups, 3, seed: 3, ["a", "b", "c"]);

        training.GroupBy(i => Labels[i]).ShouldAllBe(ofClass => ofClass.Count() == 3);
        training.Select(i => Groups[i]).Intersect(others.Select(i => Groups[i])).ShouldBeEmpty();
        others.Count(i => Labels[i] == 0).ShouldBe(6);
        others.Count(i => Labels[i] == 1).ShouldBe(4);
    }
}
