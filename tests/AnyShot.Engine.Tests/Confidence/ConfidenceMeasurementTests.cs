using AnyShot.Engine.Confidence;
using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;

namespace AnyShot.Engine.Tests.Confidence;

public sealed class ConfidenceMeasurementTests
{
    [Fact]
    public void Of_OverconfidentLearner_ScalingMendsItAndTheBoundHolds()
    {
        var sharpen = new TemperatureScaling(1 / 3.0);

        var measurement = ConfidenceMeasurement.Of(
            [.. JudgedEpisodes.Honest(1500, 10, 3, 1).Select(sharpen.Apply)], [.. JudgedEpisodes.Honest(500, 10, 3, 2).Select(sharpen.Apply)], new AbstentionOptions { Bound = 0.2 });

        measurement.Scaling.Temperature.ShouldBe(3, 0.15);
        measurement.Scaled.ExpectedError.ShouldBeLessThan(0.25 * measurement.Raw.ExpectedError);
        measurement.HeldOut.Error.ShouldBeLessThanOrEqualTo(0.2);
        measurement.Measured.Error.ShouldBeLessThanOrEqualTo(0.2);
        measurement.Measured.AnsweredShare.ShouldBeGreaterThan(0.1);
        measurement.Sets.Coverage.ShouldBe(0.8, 0.03);
    }

    [Fact]
    public void Of_TooFewEpisodes_SentenceSaysHowMany()
    {
        var few = JudgedEpisodes.Honest(19, 5, 3, 1);

        Should.Throw<ArgumentException>(() => ConfidenceMeasurement.Of(few, few, new AbstentionOptions())).Message.ShouldContain("20 are the least");
    }

    [Fact]
    public void Auroc_SyntheticClasses_FarAboveGuessing()
    {
        var set = SyntheticFeatures.Make(new SyntheticFeatureOptions { Classes = 40, PerClass = 20, Sigma = 0.7f }).Set;

        OpenSetEvaluation.Auroc(set, new EpisodeOptions { Split = ClassSplit.Validation, Ways = 8, Shots = 5, Queries = 5 }, 20).ShouldBeGreaterThan(0.95);
    }
}
