using AnyShot.Engine.Evaluation;

namespace AnyShot.Engine.Confidence;

/// <summary>Confidence fitted on validation episodes and measured on others.</summary>
public sealed record ConfidenceMeasurement
{
    /// <summary>Least number of validation episodes: fewer leave nothing to test a bound on.</summary>
    public const int LeastEpisodes = 20;

    public required TemperatureScaling Scaling { get; init; }

    /// <summary>On the measured episodes, as the learner says it.</summary>
    public required CalibrationReport Raw { get; init; }

    /// <summary>On the measured episodes, after temperature scaling.</summary>
    public required CalibrationReport Scaled { get; init; }

    public required AbstentionRule Rule { get; init; }

    /// <summary>The rule on validation episodes that chose nothing: the same classes, for which its bound is stated.</summary>
    public required AbstentionResult HeldOut { get; init; }

    /// <summary>The rule on the measured episodes, whose classes it has never seen.</summary>
    public required AbstentionResult Measured { get; init; }

    /// <summary>Prediction sets at the same error rate on the measured episodes.</summary>
    public required ConformalResult Sets { get; init; }

    /// <param name="validation">Judged episodes of validation classes in random order, 20 at least. The first fifth fits the temperature and says where to start looking
    /// for a threshold, the last fifth checks, the rest tests thresholds.</param>
    /// <param name="measured">Judged episodes to measure on; nothing is fitted on them.</param>
    /// <param name="options">The bound; the sets get it as their error rate.</param>
    /// <exception cref="ArgumentException">There are too few validation episodes, or an option is out of its range.</exception>
    public static ConfidenceMeasurement Of(IReadOnlyList<JudgedEpisode> validation, IReadOnlyList<JudgedEpisode> measured, AbstentionOptions options)
    {
        if (validation.Count < LeastEpisodes)
        {
            throw new ArgumentException($"{validation.Count} validation episodes are too few to choose a threshold on; {LeastEpisodes} are the least.", nameof(validation));
        }

        var fifth = validation.Count / 5;
        var scaling = TemperatureScaling.Fit([.. validation.Take(fifth)]);
        JudgedEpisode[] scaled = [.. validation.Select(scaling.Apply)];
        JudgedEpisode[] asked = [.. measured.Select(scaling.Apply)];
        var (tuning, calibration, held) = (scaled[..fifth], scaled[fifth..^fifth], scaled[^fifth..]);
        var rule = AbstentionRule.Fit(tuning, calibration, options);
        return new ConfidenceMeasurement
        {
            Scaling = scaling,
            Raw = CalibrationReport.Of(measured),
            Scaled = CalibrationReport.Of(asked),
            Rule = rule,
            HeldOut = rule.Measure(held),
            Measured = rule.Measure(asked),
            Sets = ConformalSets.Fit(calibration, options.Bound).Measure(asked),
        };
    }
}
