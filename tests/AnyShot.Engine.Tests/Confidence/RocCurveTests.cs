using AnyShot.Engine.Confidence;

namespace AnyShot.Engine.Tests.Confidence;

public sealed class RocCurveTests
{
    [Fact]
    public void Area_TiesAndOverlap_ShareOfPairsInOrder()
    {
        float[] negatives = [0.1f, 0.4f, 0.4f, 0.9f];
        float[] positives = [0.4f, 0.8f, 1f];
        var pairs = negatives.Sum(low => positives.Sum(high => high > low ? 1 : high == low ? 0.5 : 0));

        RocCurve.Area(negatives, positives).ShouldBe(pairs / 12, 1e-12);
    }

    [Fact]
    public void Area_PerfectAndReversed_OneAndZero()
    {
        RocCurve.Area([1f, 2f], [3f, 4f]).ShouldBe(1);
        RocCurve.Area([3f, 4f], [1f, 2f]).ShouldBe(0);
    }

    [Fact]
    public void Area_NothingToFind_Throws() => Should.Throw<ArgumentException>(() => RocCurve.Area([1f], []));
}
