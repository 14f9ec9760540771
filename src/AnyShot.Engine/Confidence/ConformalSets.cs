using AnyShot.Engine.Evaluation;

namespace AnyShot.Engine.Confidence;

/// <summary>
/// Split conformal prediction (Vovk et al. 2005): the classes that cannot be excluded at a stated error rate. A set that is not exactly one class means "unsure".
/// The truth is in the set with the stated chance for a query of a new episode that is exchangeable with those of the calibration.
/// </summary>
/// <param name="LeastProbability">A class is in the set if its probability is at least this; 0 lets every class in.</param>
public readonly record struct ConformalSets(double LeastProbability)
{
    /// <summary>Chooses the limit.</summary>
    /// <param name="calibration">Judged episodes, at least one.</param>
    /// <param name="error">Chance that the truth is missing from the set, between 0 and 1.</param>
    /// <remarks>
    /// Every episode weighs the same and shares its weight among its queries; one more episode is thought of as lying beyond all. So the dependence of the queries of
    /// an episode costs nothing of the guarantee (hierarchical conformal prediction: Lee, Barber and Willett, "Distribution-free inference with hierarchical data", 2023).
    /// </remarks>
    public static ConformalSets Fit(IReadOnlyList<JudgedEpisode> calibration, double error)
    {
        ArgumentOutOfRangeException.ThrowIfZero(calibration.Count);
        if (error is not (> 0 and < 1))
        {
            throw new ArgumentException($"The error rate is {error}; it must lie between 0 and 1.", nameof(error));
        }

        var truths = calibration
            .SelectMany(episode => Enumerable.Range(0, episode.Count).Select(i => (Probability: episode.Row(i)[episode.Truth(i)], Weight: 1.0 / episode.Count)))
            .OrderByDescending(truth => truth.Probability);
        var needed = (1 - error) * (calibration.Count + 1);
        var mass = 0.0;
        foreach (var (probability, weight) in truths)
        {
            mass += weight;

            // Weights of 1/15 do not add up to whole numbers exactly.
            if (mass >= needed - 1e-9)
            {
                return new ConformalSets(probability);
            }
        }

        return new ConformalSets(0);
    }

    /// <summary>Whether a class of this probability is in the set.</summary>
    public bool Contains(double probability) => probability >= LeastProbability;

    /// <summary>What the sets do to judged episodes.</summary>
    public ConformalResult Measure(IReadOnlyList<JudgedEpisode> episodes)
    {
        var (total, covered, classes, single, wrong) = (0L, 0L, 0L, 0L, 0L);
        foreach (var episode in episodes)
        {
            total += episode.Count;
            for (var i = 0; i < episode.Count; i++)
            {
                var size = 0;
                foreach (var probability in episode.Row(i))
                {
                    size += Contains(probability) ? 1 : 0;
                }

                classes += size;
                covered += Contains(episode.Row(i)[episode.Truth(i)]) ? 1 : 0;
                single += size == 1 ? 1 : 0;
                wrong += size == 1 && !episode.IsRight(i) ? 1 : 0;
            }
        }

        return new ConformalResult((double)covered / total, (double)classes / total, new AbstentionResult((double)single / total, single == 0 ? 0 : (double)wrong / single));
    }
}
