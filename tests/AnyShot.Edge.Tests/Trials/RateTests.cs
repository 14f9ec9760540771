using AnyShot.Edge.Trials;

namespace AnyShot.Edge.Tests.Trials;

public sealed class RateTests
{
    /// <summary>The intervals of method 3 in table I of Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998).</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void From_PublishedCases_GivesPublishedIntervals(int count, int of, double low, double high)
    {
        var rate = Rate.From(count, of);

        rate.Share.ShouldBe((double)count / of);
        rate.Low.ShouldBe(low, 0.00005);
        rate.High.ShouldBe(high, 0.00005);
    }

    [Fact]
    public void From_CountAndRest_MirrorEachOther()
    {
        foreach (var of in (int[])[1, 2, 7, 200])
        {
            for (var count = 0; count <= of; count++)
            {
                var (rate, rest) = (Rate.From(count, of), Rate.From(of - count, of));
                rate.Low.ShouldBe(1 - rest.High, 1e-12);
                rate.Low.ShouldBeInRange(0, rate.Share);
                rate.High.ShouldBeInRange(rate.Share, 1);
            }
        }
    }

    [Fact]
    public void From_NothingLookedAt_SaysThatNothingIsKnown() => Rate.From(0, 0).ShouldBe(new Rate(0, 0, 0, 0, 1));
}
