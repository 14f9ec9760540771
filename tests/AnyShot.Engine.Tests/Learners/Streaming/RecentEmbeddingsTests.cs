using AnyShot.Engine.Learners;

namespace AnyShot.Engine.Tests.Learners.Streaming;

public sealed class RecentEmbeddingsTests
{
    [Fact]
    public void TryAdd_MoreThanFit_OldestGiveWayAndSlotsStay()
    {
        var recent = new RecentEmbeddings(3, 2);
        for (var i = 0; i < 5; i++)
        {
            recent.Count.ShouldBe(Math.Min(i, 3));
            recent.TryAdd([i, 0]).ShouldBeTrue();
            recent.Newest[0].ShouldBe(i);
        }

        recent.Added.ShouldBe(5);
        Enumerable.Range(0, 3).Select(slot => recent[slot][0]).ShouldBe([3, 4, 2]);
        recent.SlotOf(4).ShouldBe(1);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void TryAdd_NoNumber_IsRefusedAndLeavesNoTrace(float value)
    {
        var recent = new RecentEmbeddings(3, 2);
        recent.TryAdd([1, 0]).ShouldBeTrue();

        recent.TryAdd([0, value]).ShouldBeFalse();

        recent.Added.ShouldBe(1);
        recent.Newest.ToArray().ShouldBe([1, 0]);
    }

    [Fact]
    public void Newest_NothingAdded_SaysSo() =>
        Should.Throw<InvalidOperationException>(() => new RecentEmbeddings(3, 2).Newest.Length).Message.ShouldBe("No embedding was added yet.");

    [Fact]
    public void TryAdd_OtherSize_SaysBoth() =>
        Should.Throw<ArgumentException>(() => new RecentEmbeddings(3, 2).TryAdd([1])).Message.ShouldStartWith("The window holds embeddings of 2 numbers, not 1.");
}
