using AnyShot.Engine.Confidence;
using AnyShot.Engine.Evaluation;

namespace AnyShot.Engine.Tests.Confidence;

public sealed class TemperatureScalingTests
{
    /// <summary>Truths are drawn from the probabilities at temperature 1, and the learner reports them sharpened: the fit undoes it.</summary>
    [Theory]
    [InlineData(3.0)]
    [InlineData(0.4)]
    public void Fit_ProbabilitiesToAPower_FindsTheTemperature(double sharpness)
    {
        var honest = JudgedEpisodes.Honest(episodes: 400, queries: 20, ways: 4, seed: 1);
        JudgedEpisode[] told = [.. honest.Select(new TemperatureScaling(1 / sharpness).Apply)];

        var fitted = TemperatureScaling.Fit(told);

        fitted.Temperature.ShouldBe(sharpness, 0.05 * sharpness);
        CalibrationReport.Of(told).ExpectedError.ShouldBeGreaterThan(0.1);
        CalibrationReport.Of([.. told.Select(fitted.Apply)]).ExpectedError.ShouldBeLessThan(0.02);
    }

    [Fact]
    public void Fit_SmallSample_NoTemperatureOfAFineGridIsLikelier()
    {
        var episodes = JudgedEpisodes.Honest(episodes: 3, queries: 10, ways: 3, seed: 5);
        double Loss(double temperature) => CalibrationReport.Of([.. episodes.Select(new TemperatureScaling(temperature).Apply)]).NegativeLogLikelihood;

        var found = Loss(TemperatureScaling.Fit(episodes).Temperature);

        for (var temperature = 0.1; temperature < 10; temperature *= 1.02)
        {
            found.ShouldBeLessThan(Loss(temperature) + 1e-6);
        }
    }

    [Fact]
    public void Fit_CertainAndWrong_FiniteAndAsUnsureAsItGets() =>
        TemperatureScaling.Fit([new JudgedEpisode([1, 0, 1, 0], [1, 1])]).Temperature.ShouldBe(50, 0.1);

    [Fact]
    public void Apply_AnyRow_AnswerStaysAndRowSumsToOne()
    {
        var scaled = new TemperatureScaling(2).Apply(new JudgedEpisode([0.64f, 0.36f, 0, 0.04f, 0.16f, 0.8f], [0, 1]));

        // Square roots 0.8 and 0.6 over their sum.
        scaled.Row(0).ToArray().ShouldBe([0.571429f, 0.428571f, 0], 1e-5);
        scaled.Row(1).ToArray().Sum().ShouldBe(1, 1e-6f);
        scaled.Answer(1).ShouldBe(2);
    }
}
