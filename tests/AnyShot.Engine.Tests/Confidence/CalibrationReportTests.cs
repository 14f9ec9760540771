using AnyShot.Engine.Confidence;
using AnyShot.Engine.Evaluation;

namespace AnyShot.Engine.Tests.Confidence;

public sealed class CalibrationReportTests
{
    /// <summary>Confidences .9, .9 (one right), .58 (right), .7 (wrong), each pair of equal confidence in a bin of its own.</summary>
    private static readonly JudgedEpisode[] Four = [new([0.9f, 0.1f, 0.1f, 0.9f], [0, 0]), new([0.58f, 0.42f, 0.3f, 0.7f], [0, 0])];

    [Fact]
    public void Of_FourAnswers_ByHand()
    {
        var report = CalibrationReport.Of(Four);

        report.ExpectedError.ShouldBe(((2 * 0.4) + 0.42 + 0.7) / 4, 1e-6);
        report.Brier.ShouldBe((0.02 + 1.62 + 0.3528 + 0.98) / 4, 1e-6);
        report.NegativeLogLikelihood.ShouldBe(-(Math.Log(0.9) + Math.Log(0.1) + Math.Log(0.58) + Math.Log(0.3)) / 4, 1e-6);
        report.Bins.Count.ShouldBe(15);
        (report.Bins[13].Count, report.Bins[13].Accuracy).ShouldBe((2, 0.5));
        report.Bins[13].Confidence.ShouldBe(0.9, 1e-6);
        report.Bins[8].Count.ShouldBe(1);
        report.Bins[0].ShouldBe(default);
    }

    [Fact]
    public void Of_HonestProbabilities_SmallErrors()
    {
        var report = CalibrationReport.Of(JudgedEpisodes.Honest(500, 20, 4, 2));

        report.ExpectedError.ShouldBeLessThan(0.015);
        report.AdaptiveError.ShouldBeLessThan(0.015);
    }

    [Fact]
    public void Of_CertainAndWrong_WorstOfEverythingAndFinite()
    {
        var report = CalibrationReport.Of([new JudgedEpisode([1, 0], [1])]);

        (report.ExpectedError, report.AdaptiveError, report.Brier).ShouldBe((1, 1, 2));
        report.NegativeLogLikelihood.ShouldBe(-Math.Log(1e-7), 1e-9);
    }
}
