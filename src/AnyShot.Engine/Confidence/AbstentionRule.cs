using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Confidence;

/// <summary>
/// Answers when the confidence reaches a threshold, and says "unsure" otherwise. The threshold is chosen so that the error of the answered queries keeps a bound
/// with a stated confidence (selective risk: Geifman and El-Yaniv, "Selective Classification for Deep Neural Networks", 2017). The guarantee holds for
/// episodes that are exchangeable with those of the calibration: the same classes, the same mix, the same camera. docs/methods.md tells what it is worth elsewhere.
/// </summary>
/// <param name="Threshold">Lowest confidence that is answered; positive infinity where no threshold keeps the bound.</param>
public readonly record struct AbstentionRule(double Threshold)
{
    /// <summary>Draws of one query an episode.</summary>
    private const int Draws = 50;

    /// <summary>Thresholds that are looked at: those that answer 1/50, 2/50, ... of the tuning queries.</summary>
    private const int Grid = 50;

    /// <summary>Chooses the threshold.</summary>
    /// <param name="tuning">Judged episodes that say where to start; those that the temperature was fitted on may be among them.</param>
    /// <param name="calibration">Other judged episodes, on which thresholds are tested. At least one.</param>
    /// <param name="options">The bound and its confidence.</param>
    /// <remarks>
    /// Queries of an episode share its shots and are no independent observations. So a test sees one query an episode, drawn at random; the wrong ones among the
    /// answered are then binomial. Twice the mean of the p-values of many such draws is a p-value again, however the draws depend on each other (Vovk and Wang,
    /// "Combining p-values via averaging", 2020). Thresholds are tested one after the other, each at full level, from the one that looks safest on the tuning
    /// episodes towards more answers until the first fails (fixed-sequence testing, as in Angelopoulos et al., "Learn then Test", 2021).
    /// </remarks>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static AbstentionRule Fit(IReadOnlyList<JudgedEpisode> tuning, IReadOnlyList<JudgedEpisode> calibration, AbstentionOptions options)
    {
        options.Require();
        ArgumentOutOfRangeException.ThrowIfZero(tuning.Count);
        ArgumentOutOfRangeException.ThrowIfZero(calibration.Count);
        var thresholds = Thresholds(tuning);
        var ofCalibration = PValues(calibration, thresholds, options);
        var best = double.PositiveInfinity;
        for (var at = Start(tuning, thresholds, options.Bound); at < thresholds.Length && ofCalibration[at] <= 1 - options.Confidence; at++)
        {
            best = thresholds[at];
        }

        return new AbstentionRule(best);
    }

    /// <summary>Whether a query of this confidence is answered.</summary>
    public bool IsAnswered(double confidence) => confidence >= Threshold;

    /// <summary>What the rule does to judged episodes.</summary>
    public AbstentionResult Measure(IReadOnlyList<JudgedEpisode> episodes)
    {
        var (answered, wrong, total) = (0L, 0L, 0L);
        foreach (var episode in episodes)
        {
            total += episode.Count;
            for (var i = 0; i < episode.Count; i++)
            {
                if (IsAnswered(episode.Confidence(i)))
                {
                    answered++;
                    wrong += episode.IsRight(i) ? 0 : 1;
                }
            }
        }

        return new AbstentionResult((double)answered / total, answered == 0 ? 0 : (double)wrong / answered);
    }

    /// <summary>From strict to generous.</summary>
    private static double[] Thresholds(IReadOnlyList<JudgedEpisode> tuning)
    {
        var confidences = tuning.SelectMany(episode => Enumerable.Range(0, episode.Count).Select(i => episode.Confidence(i))).OrderDescending().ToArray();
        return [.. Enumerable.Range(1, Grid).Select(step => (double)confidences[(int)((((long)step * confidences.Length) - 1) / Grid)]).Distinct()];
    }

    /// <summary>
    /// The threshold with the strongest evidence, all queries taken for independent: that overstates the evidence of every threshold, but a start may be
    /// chosen in any way that does not look at the calibration episodes.
    /// </summary>
    private static int Start(IReadOnlyList<JudgedEpisode> tuning, double[] thresholds, double bound)
    {
        var answered = new int[thresholds.Length];
        var wrong = new int[thresholds.Length];
        foreach (var episode in tuning)
        {
            for (var i = 0; i < episode.Count; i++)
            {
                Count(episode, i, thresholds, answered, wrong);
            }
        }

        var evidence = answered.Zip(wrong, (all, errors) => BinomialTail.AtMost(all, errors, bound)).ToArray();
        return Array.IndexOf(evidence, evidence.Min());
    }

    private static void Count(JudgedEpisode episode, int query, double[] thresholds, int[] answered, int[] wrong)
    {
        var confidence = episode.Confidence(query);
        var error = episode.IsRight(query) ? 0 : 1;
        for (var t = thresholds.Length - 1; t >= 0 && confidence >= thresholds[t]; t--)
        {
            answered[t]++;
            wrong[t] += error;
        }
    }

    /// <summary>For each threshold the p-value of "the error of the answered queries lies above the bound".</summary>
    private static double[] PValues(IReadOnlyList<JudgedEpisode> episodes, double[] thresholds, AbstentionOptions options)
    {
        var random = new Pcg32(options.Seed, 0x41425354);
        var sums = new double[thresholds.Length];
        for (var draw = 0; draw < Draws; draw++)
        {
            var answered = new int[thresholds.Length];
            var wrong = new int[thresholds.Length];
            foreach (var episode in episodes)
            {
                Count(episode, random.Below(episode.Count), thresholds, answered, wrong);
            }

            for (var t = 0; t < thresholds.Length; t++)
            {
                sums[t] += BinomialTail.AtMost(answered[t], wrong[t], options.Bound);
            }
        }

        return [.. sums.Select(sum => Math.Min(1, 2 * sum / Draws))];
    }
}
