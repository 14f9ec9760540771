using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Tests.Observability;

public sealed class LatencyHistogramTests
{
    [Fact]
    public void QuantileMs_KnownDurations_IsExactToOneBucket()
    {
        var histogram = new LatencyHistogram("x", "x");
        for (var i = 1; i <= 1000; i++)
        {
            histogram.RecordMs(i);
        }

        histogram.Count.ShouldBe(1000);
        histogram.SumSeconds.ShouldBe(500.5, 1e-6);
        histogram.QuantileMs(0.5).ShouldBeInRange(500, 500 * 1.13);
        histogram.QuantileMs(0.99).ShouldBeInRange(990, 990 * 1.13);
        histogram.CountUpToMs(10).ShouldBe(10);
        histogram.CountUpToMs(1000).ShouldBe(1000);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(1e12)]
    public void RecordMs_OutOfRange_StaysInTheEndBuckets(double milliseconds)
    {
        var histogram = new LatencyHistogram("x", "x");
        histogram.RecordMs(milliseconds);
        histogram.Count.ShouldBe(1);
        histogram.QuantileMs(1).ShouldBeInRange(0.01, 100_001);
    }

    [Fact]
    public void QuantileMs_Empty_IsZero() => new LatencyHistogram("x", "x").QuantileMs(0.99).ShouldBe(0);
}
