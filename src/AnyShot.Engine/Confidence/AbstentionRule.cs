using AnyShot.Engine.Evaluation;

namespace AnyShot.Engine.Confidence;

/// <summary>
/// Answers when the confidence reaches a threshold, and says "unsure" otherwise. The threshold is chosen so that the error of the answered queries keeps a bound
/// with a stated confidence (selective risk: Geifman and El-Yaniv, "Selective Classification for Deep Neural Networks", 2017). The guarantee holds for
/// episodes that are exchangeable with those of the calibration: the same classes, the same mix, the same camera. docs/methods.md tells what it is worth elsewhere.
/// </summary>
/// <param name="Threshold">Lowest confidence that is answered; positive infinity where no threshold keeps the bound.</param>
public readonly record struct AbstentionRule(double Threshold)
{
    /// <summary>Thresholds that are looked at: those that answer 1/50, 2/50, ... of the tuning queries.</summary>
    private const int Grid = 50;

    /// <summary>Stakes that the capital is spread over at the start.</summary>
    private const int Stakes = 10;

    /// <summary>Chooses the threshold.</summary>
    /// <param name="tuning">Judged episodes that say where to start; those that the temperature was fitted on may be among them.</param>
    /// <param name="calibration">Other judged episodes, on which thresholds are tested. At least one.</param>
    /// <param name="options">The bound and its confidence.</param>
    /// <remarks>
    /// Queries of an episode share its shots and are no independent observations; episodes are. So an episode counts as one observation: its wrong answers minus
    /// the bound times its answers, over its queries. Where the error keeps the bound, the mean of that is below 0. Against the opposite one bets, episode after
    /// episode, with a capital spread over stakes from cautious to bold; were the opposite true, it would reach 1 / (1 - confidence) times its start with a
    /// chance of no more than 1 - confidence (Ville 1939; Waudby-Smith and Ramdas, "Estimating means of bounded random variables by betting", 2024). This is exact for any number of
    /// episodes and any dependence within them. Thresholds are tested one after the other, each at full level, from the one that looks safest on the tuning
    /// episodes towards more answers until the first fails (fixed-sequence testing, as in Angelopoulos et al., "Learn then Test", 2021).
    /// </remarks>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static AbstentionRule Fit(IReadOnlyList<JudgedEpisode> tuning, IReadOnlyList<JudgedEpisode> calibration, AbstentionOptions options)
    {
        options.Require();
        ArgumentOutOfRangeException.ThrowIfZero(tuning.Count);
        ArgumentOutOfRangeException.ThrowIfZero(calibration.Count);
        var thresholds = Thresholds(tuning);
        var ofTuning = Excesses(tuning, thresholds, options.Bound);
        var ofCalibration = Excesses(calibration, thresholds, options.Bound);
        var start = Enumerable.Range(0, thresholds.Length).MaxBy(t => HighestCapital(ofTuning[t], options.Bound));
        var best = double.PositiveInfinity;
        for (var at = start; at < thresholds.Length && HighestCapital(ofCalibration[at], options.Bound) >= -Math.Log(1 - options.Confidence); at++)
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

    /// <summary>For each threshold and episode: (wrong answers - bound * answers) / queries, from -bound to 1 - bound.</summary>
    private static double[][] Excesses(IReadOnlyList<JudgedEpisode> episodes, double[] thresholds, double bound)
    {
        double[][] excesses = [.. thresholds.Select(_ => new double[episodes.Count])];
        for (var r = 0; r < episodes.Count; r++)
        {
            var episode = episodes[r];
            for (var i = 0; i < episode.Count; i++)
            {
                var confidence = episode.Confidence(i);
                var excess = ((episode.IsRight(i) ? 0 : 1) - bound) / episode.Count;
                for (var t = thresholds.Length - 1; t >= 0 && confidence >= thresholds[t]; t--)
                {
                    excesses[t][r] += excess;
                }
            }
        }

        return excesses;
    }

    /// <summary>Logarithm of the highest capital on the way, over that of the start.</summary>
    private static double HighestCapital(double[] excesses, double bound)
    {
        // Logarithms: a thousand episodes without an error multiply a stake to more than a number holds.
        Span<double> capitals = stackalloc double[Stakes];
        capitals.Clear();
        var highest = 0.0;
        foreach (var excess in excesses)
        {
            var most = double.NegativeInfinity;
            for (var k = 0; k < Stakes; k++)
            {
                // At 1 / (1 - bound) one wholly wrong episode would take all.
                capitals[k] += Math.Log(1 - ((k + 1) * excess / ((Stakes + 1) * (1 - bound))));
                most = Math.Max(most, capitals[k]);
            }

            var sum = 0.0;
            foreach (var capital in capitals)
            {
                sum += Math.Exp(capital - most);
            }

            highest = Math.Max(highest, most + Math.Log(sum / Stakes));
        }

        return highest;
    }
}
