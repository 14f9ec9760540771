using AnyShot.Engine.Learners;

namespace AnyShot.Engine.Tests.Learners;

public sealed class LabelDoubtTests
{
    // Two clusters of four: 0 to 3 and 4 to 7; the last of the first carries the label of the second. 8 is alone in its class and like nothing.
    private static readonly int[] Labels = [0, 0, 0, 1, 1, 1, 1, 1, 2];

    [Fact]
    public void Of_WrongLabel_IsWhatItsNeighboursSay()
    {
        var doubts = LabelDoubt.Of(Labels, Similarity());
        doubts[3].Says.ShouldBe(0);
        doubts[3].Best.ShouldBe(0.9, 1e-6);
        doubts[3].Own!.Value.ShouldBe(0.2, 1e-6);
        doubts[3].Nearest.Take(3).ShouldBe([0, 1, 2]);
        Enumerable.Range(0, 8).Where(i => doubts[i].Says != Labels[i]).ShouldBe([3]);
    }

    [Fact]
    public void Of_OnlyExampleOfItsClass_IsNotDoubted()
    {
        var doubt = LabelDoubt.Of(Labels, Similarity())[8];
        doubt.Own.ShouldBeNull();
        doubt.Says.ShouldBe(2);
    }

    [Fact]
    public void Of_WrongSize_SaysSo() => Should.Throw<ArgumentException>(() => LabelDoubt.Of(Labels, new float[9])).Message.ShouldContain("81");

    private static float[] Similarity() => [.. Enumerable.Range(0, 81).Select(place => place / 9 == 8 || place % 9 == 8 ? 0.1f : (place / 9 < 4) == (place % 9 < 4) ? 0.9f : 0.2f)];
}
