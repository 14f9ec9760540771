using AnyShot.Engine.Training.WeakShot;

namespace AnyShot.Engine.Tests.Training.WeakShot;

public sealed class PairBatchesTests
{
    private static readonly int[] Labels = [.. Enumerable.Range(0, 100).Select(i => i % 8)];

    [Fact]
    public void Of_Epoch_DrawsEveryImageAtMostOnceInFullBatchesOfAFewClasses()
    {
        var batches = new PairBatches([.. Enumerable.Range(0, 100)], Labels, 12, 3, seed: 1).Of(0);
        batches.Count.ShouldBe(8);
        batches.ShouldAllBe(batch => batch.Length == 12);
        batches.SelectMany(batch => batch).ShouldBeUnique();
        batches[0].Select(image => Labels[image]).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void Of_SameEpochAgain_IsTheSameAndAnotherIsNot()
    {
        PairBatches New() => new([.. Enumerable.Range(0, 100)], Labels, 12, 3, seed: 1);
        New().Of(4).SelectMany(batch => batch).ShouldBe(New().Of(4).SelectMany(batch => batch));
        New().Of(4).SelectMany(batch => batch).ShouldNotBe(New().Of(5).SelectMany(batch => batch));
    }
}
