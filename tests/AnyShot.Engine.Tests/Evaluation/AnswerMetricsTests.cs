using AnyShot.Engine.Evaluation;

namespace AnyShot.Engine.Tests.Evaluation;

public sealed class AnswerMetricsTests
{
    [Fact]
    public void TopAccuracy_ThreeQueries_CountsThoseAmongTheMostProbable()
    {
        JudgedEpisode[] episodes = [new([0.5f, 0.3f, 0.2f, 0.1f, 0.7f, 0.2f], [1, 2]), new([0.4f, 0.4f, 0.2f], [2])];

        TopAccuracy.Of(episodes, 1).ShouldBe(0);
        TopAccuracy.Of(episodes, 2).ShouldBe(2.0 / 3, 1e-12);
        TopAccuracy.Of(episodes, 3).ShouldBe(1);
    }

    [Fact]
    public void MacroF1_ByHand()
    {
        var matrix = new ConfusionMatrix(4);
        // Class 0: 3 right, 1 taken for 1. Class 1: 2 right. Class 2: 1 taken for 0. Class 3 is not asked about.
        foreach (var (truth, answer) in new[] { (0, 0), (0, 0), (0, 0), (0, 1), (1, 1), (1, 1), (2, 0) })
        {
            matrix.Add(truth, answer);
        }

        matrix.MacroF1.ShouldBe(((6.0 / 8) + (4.0 / 5) + 0) / 3, 1e-12);
        new ConfusionMatrix(2).MacroF1.ShouldBe(0);
    }
}
