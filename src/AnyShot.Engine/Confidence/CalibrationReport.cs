using AnyShot.Engine.Evaluation;

namespace AnyShot.Engine.Confidence;

/// <summary>How far a learner's confidence can be taken at its word, over all queries of judged episodes.</summary>
public sealed record CalibrationReport
{
    /// <summary>Bins of the error (Guo et al. 2017).</summary>
    public const int BinCount = 15;

    /// <summary>What a float32 probability resolves beside 1; a smaller one is not told from 0, whose logarithm would be infinite.</summary>
    private const double Smallest = 1e-7;

    /// <summary>Expected calibration error: mean distance between confidence and accuracy over bins of equal width, weighted by their answers; 0 to 1.</summary>
    public required double ExpectedError { get; init; }

    /// <summary>The same over bins of equally many answers (Nixon et al., "Measuring Calibration in Deep Learning", 2019).</summary>
    public required double AdaptiveError { get; init; }

    /// <summary>Mean squared distance between the probabilities and the truth, over all classes; 0 to 2.</summary>
    public required double Brier { get; init; }

    /// <summary>Mean negative log-likelihood of the truth, natural logarithm.</summary>
    public required double NegativeLogLikelihood { get; init; }

    /// <summary>The bins of equal width, for a reliability plot.</summary>
    public required IReadOnlyList<ReliabilityBin> Bins { get; init; }

    /// <param name="episodes">At least one.</param>
    public static CalibrationReport Of(IReadOnlyList<JudgedEpisode> episodes)
    {
        ArgumentOutOfRangeException.ThrowIfZero(episodes.Count);
        var answers = episodes.SelectMany(episode => Enumerable.Range(0, episode.Count).Select(i => (Confidence: episode.Confidence(i), IsRight: episode.IsRight(i)))).ToArray();
        var equalWidth = ReliabilityBins.OfEqualWidth(answers, BinCount);
        Array.Sort(answers, (a, b) => a.Confidence.CompareTo(b.Confidence));
        var equalMass = Enumerable.Range(0, BinCount).Select(b => ReliabilityBins.Of(answers[(int)((long)b * answers.Length / BinCount)..(int)((b + 1L) * answers.Length / BinCount)]));
        var (brier, likelihood) = (0.0, 0.0);
        foreach (var episode in episodes)
        {
            for (var i = 0; i < episode.Count; i++)
            {
                var row = episode.Row(i);
                for (var c = 0; c < row.Length; c++)
                {
                    var miss = row[c] - (c == episode.Truth(i) ? 1.0 : 0);
                    brier += miss * miss;
                }

                likelihood -= Log(row[episode.Truth(i)]);
            }
        }

        return new CalibrationReport
        {
            ExpectedError = ReliabilityBins.ExpectedError(equalWidth),
            AdaptiveError = ReliabilityBins.ExpectedError([.. equalMass]),
            Brier = brier / answers.Length,
            NegativeLogLikelihood = likelihood / answers.Length,
            Bins = equalWidth,
        };
    }

    /// <summary>Natural logarithm of a probability, of 1e-7 at least.</summary>
    internal static double Log(float probability) => Math.Log(Math.Max(probability, Smallest));
}
