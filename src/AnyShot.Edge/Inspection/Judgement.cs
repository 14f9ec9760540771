namespace AnyShot.Edge.Inspection;

/// <summary>Which class a part is of, and how clearly.</summary>
/// <param name="Best">Index of the most probable class.</param>
/// <param name="RunnerUp">Index of the second, -1 when there is one class only.</param>
/// <param name="Confidence">Probability of <paramref name="Best"/>.</param>
/// <param name="Margin">Confidence minus the runner-up's.</param>
/// <param name="Novelty">Above 1 the part resembles none of the classes (<see cref="AnyShot.Engine.Learners.ILearner"/>).</param>
public readonly record struct Judgement(int Best, int RunnerUp, double Confidence, double Margin, double Novelty)
{
    /// <summary>False when the model gave something that is no number.</summary>
    public bool IsFinite => double.IsFinite(Confidence) && double.IsFinite(Margin) && double.IsFinite(Novelty);

    /// <summary>Reads the two most probable classes off a learner's answer.</summary>
    public static Judgement From(ReadOnlySpan<float> probabilities, float novelty)
    {
        var best = 0;
        var second = -1;
        for (var i = 1; i < probabilities.Length; i++)
        {
            if (probabilities[i] > probabilities[best])
            {
                second = best;
                best = i;
            }
            else if (second < 0 || probabilities[i] > probabilities[second])
            {
                second = i;
            }
        }

        var confidence = Math.Clamp(probabilities[best], 0f, 1f);
        return new Judgement(best, second, confidence, second < 0 ? confidence : confidence - probabilities[second], novelty);
    }
}
