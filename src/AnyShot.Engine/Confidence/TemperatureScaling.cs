using AnyShot.Engine.Evaluation;

namespace AnyShot.Engine.Confidence;

/// <summary>
/// Temperature scaling (Guo et al., "On Calibration of Modern Neural Networks", 2017): probabilities to the power 1/T, normalised. It moves no answer and makes
/// confidence mean what it says. T comes from validation episodes.
/// </summary>
/// <param name="Temperature">Above 0. Above 1 the learner was too sure, below 1 not sure enough.</param>
public readonly record struct TemperatureScaling(double Temperature)
{
    private const double Lowest = 0.02;
    private const double Highest = 50;

    /// <summary>Steps of the golden section, each of which leaves 0.618 of the range: enough for four digits.</summary>
    private const int Steps = 30;
    private static readonly double Golden = (Math.Sqrt(5) - 1) / 2;

    /// <summary>The temperature under which the truth is likeliest, every query weighing the same.</summary>
    /// <param name="episodes">Judged episodes of validation classes, at least one.</param>
    /// <remarks>The negative log-likelihood is convex in 1/T, so that there is one minimum to find between 0.02 and 50.</remarks>
    public static TemperatureScaling Fit(IReadOnlyList<JudgedEpisode> episodes)
    {
        ArgumentOutOfRangeException.ThrowIfZero(episodes.Count);
        var (low, high) = (Math.Log(Lowest), Math.Log(Highest));
        var (left, right) = (high - (Golden * (high - low)), low + (Golden * (high - low)));
        var (ofLeft, ofRight) = (Loss(episodes, left), Loss(episodes, right));
        for (var step = 0; step < Steps; step++)
        {
            if (ofLeft <= ofRight)
            {
                (high, right, ofRight) = (right, left, ofLeft);
                left = high - (Golden * (high - low));
                ofLeft = Loss(episodes, left);
            }
            else
            {
                (low, left, ofLeft) = (left, right, ofRight);
                right = low + (Golden * (high - low));
                ofRight = Loss(episodes, right);
            }
        }

        return new TemperatureScaling(Math.Exp((low + high) / 2));
    }

    /// <summary>The episode with scaled probabilities.</summary>
    public JudgedEpisode Apply(JudgedEpisode episode)
    {
        var scaled = new float[episode.Count * episode.Ways];
        for (var i = 0; i < episode.Count; i++)
        {
            Apply(episode.Row(i), scaled.AsSpan(i * episode.Ways, episode.Ways));
        }

        return new JudgedEpisode(scaled, [.. Enumerable.Range(0, episode.Count).Select(episode.Truth)]);
    }

    /// <summary>Scales one row of probabilities.</summary>
    /// <param name="probabilities">At least one; they sum to 1.</param>
    /// <param name="scaled">Receives as many; may be the same memory.</param>
    public void Apply(ReadOnlySpan<float> probabilities, Span<float> scaled)
    {
        var most = 0f;
        foreach (var probability in probabilities)
        {
            most = MathF.Max(most, probability);
        }

        var sum = 0.0;
        for (var c = 0; c < probabilities.Length; c++)
        {
            var value = Math.Pow(probabilities[c] / (double)most, 1 / Temperature);
            scaled[c] = (float)value;
            sum += value;
        }

        for (var c = 0; c < probabilities.Length; c++)
        {
            scaled[c] = (float)(scaled[c] / sum);
        }
    }

    private static double Loss(IReadOnlyList<JudgedEpisode> episodes, double logTemperature)
    {
        var inverse = Math.Exp(-logTemperature);
        var total = 0.0;
        foreach (var episode in episodes)
        {
            for (var i = 0; i < episode.Count; i++)
            {
                var row = episode.Row(i);
                var most = CalibrationReport.Log(episode.Confidence(i));
                var sum = 0.0;
                foreach (var probability in row)
                {
                    sum += Math.Exp((CalibrationReport.Log(probability) - most) * inverse);
                }

                total += Math.Log(sum) - ((CalibrationReport.Log(row[episode.Truth(i)]) - most) * inverse);
            }
        }

        return total;
    }
}
