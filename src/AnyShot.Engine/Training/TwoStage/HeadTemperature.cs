using AnyShot.Engine.Confidence;
using AnyShot.Engine.Evaluation;

namespace AnyShot.Engine.Training.TwoStage;

/// <summary>The temperature of a refined head, from images that its weights were not trained on.</summary>
internal static class HeadTemperature
{
    /// <param name="measured">One a fold, or the one stage with validation images.</param>
    /// <returns>1 without validation images, and where all answers are right: a few right answers are no ground for certainty.</returns>
    public static TemperatureScaling Fit(IEnumerable<StageState> measured)
    {
        JudgedEpisode[] judged = [.. measured.Where(state => state.HeldLabels is { Length: > 0 }).Select(state => new JudgedEpisode(state.HeldProbabilities!, state.HeldLabels!))];
        return judged.Any(held => Enumerable.Range(0, held.Count).Any(i => !held.IsRight(i))) ? TemperatureScaling.Fit(judged) : new TemperatureScaling(1);
    }
}
