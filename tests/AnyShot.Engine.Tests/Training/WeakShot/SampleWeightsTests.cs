using AnyShot.Engine.Training.WeakShot;

namespace AnyShot.Engine.Tests.Training.WeakShot;

public sealed class SampleWeightsTests
{
    // Not symmetric; the diagonal would lift every weight if it were read.
    private static readonly float[] Similarity =
    [
        9f, 0.8f, 0.6f, 0.2f,
        0.4f, 9f, 0.6f, 0.0f,
        0.8f, 0.2f, 9f, 0.2f,
        0.2f, 0.0f, 0.0f, 9f,
    ];

    [Fact]
    public void Of_AllOthers_AreMeansOfRowAndColumnOverTheMeanOfTheClass()
    {
        // Sums of rows 1.6, 1.0, 1.2, 0.2 and of columns 1.4, 1.0, 1.2, 0.4, over 2 * 3.
        double[] raw = [3.0 / 6, 2.0 / 6, 2.4 / 6, 0.6 / 6];
        var weights = SampleWeights.Of(Similarity, 4);
        weights.Average().ShouldBe(1f, 1e-6f);
        weights.Select((weight, i) => Math.Abs(weight - (raw[i] / raw.Average()))).Max().ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void Of_TopThird_TakesTheMostSimilarOther()
    {
        // One of three: the largest of row and of column.
        double[] raw = [(0.8 + 0.8) / 2, (0.6 + 0.8) / 2, (0.8 + 0.6) / 2, (0.2 + 0.2) / 2];
        var weights = SampleWeights.Of(Similarity, 4, share: 0.33);
        weights.Select((weight, i) => Math.Abs(weight - (raw[i] / raw.Average()))).Max().ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void Of_Maximum_TheMostTypicalWeighsOneAndTheRestIsBent()
    {
        var weights = SampleWeights.Of(Similarity, 4, normalisation: WeightNormalisation.Maximum, mu: 3);
        weights[0].ShouldBe(1f, 1e-6f);
        weights[3].ShouldBe((float)Relaxation.Apply(0.6 / 3.0, 3), 1e-6f);
    }

    [Fact]
    public void Of_OneImageOrNothingSimilar_WeighsOne()
    {
        SampleWeights.Of([0.3f], 1).ShouldBe([1f]);
        SampleWeights.Of([0f, 0f, 0f, 0f], 2).ShouldBe([1f, 1f]);
    }
}
