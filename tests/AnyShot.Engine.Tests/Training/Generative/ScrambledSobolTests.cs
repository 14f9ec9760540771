using AnyShot.Engine.Training.Generative;

namespace AnyShot.Engine.Tests.Training.Generative;

public sealed class ScrambledSobolTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(77)]
    public void At_AnyAlignedRun_FallsOnceIntoEachPart(int seed)
    {
        var sequence = new ScrambledSobol((ulong)seed);
        foreach (var (first, count) in new (uint, int)[] { (0, 32), (32, 32), (1024, 64), (4096, 256) })
        {
            Enumerable.Range(0, count).Select(i => (int)(sequence.At(first + (uint)i) * count)).Order().ShouldBe(Enumerable.Range(0, count));
        }
    }

    [Fact]
    public void At_OtherSeed_IsAnotherSequence()
    {
        var (one, other, again) = (new ScrambledSobol(1), new ScrambledSobol(2), new ScrambledSobol(1));
        Enumerable.Range(0, 16).Select(i => one.At((uint)i)).ShouldBe(Enumerable.Range(0, 16).Select(i => again.At((uint)i)));
        Enumerable.Range(0, 16).Select(i => one.At((uint)i)).ShouldNotBe(Enumerable.Range(0, 16).Select(i => other.At((uint)i)));
    }
}
