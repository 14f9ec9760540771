using AnyShot.Engine.Data;
using AnyShot.Engine.Learners;

namespace AnyShot.Engine.Evaluation;

/// <summary>Measures a trained classifier on labelled features: every image is asked once.</summary>
public static class HeadEvaluation
{
    /// <param name="classifier">Its classes need not all be there.</param>
    /// <param name="features">Of the classifier's backbone; classes are matched by name, whatever its case.</param>
    /// <returns>Over the classifier's classes.</returns>
    /// <exception cref="InvalidDataException">The features are of another size, or of a class that the classifier does not know.</exception>
    public static ConfusionMatrix Run(TrainedClassifier classifier, FeatureSet features) =>
        features.Labels.Count == 0 ? new ConfusionMatrix(classifier.Classes.Count) : ConfusionMatrix.Of(Judge(classifier, features));

    /// <summary>The same with the probabilities.</summary>
    /// <param name="classifier">As above.</param>
    /// <param name="features">As above; one image at least.</param>
    /// <returns>Over the classifier's classes, in the order of the features.</returns>
    /// <inheritdoc cref="Run" path="/exception"/>
    public static JudgedEpisode Judge(TrainedClassifier classifier, FeatureSet features)
    {
        if (features.Size != classifier.Head.Inputs)
        {
            throw new InvalidDataException($"The classifier takes {classifier.Head.Inputs} numbers, and the features have {features.Size}.");
        }

        string[] names = [.. classifier.Classes];
        int[] places = [.. features.ClassNames.Select(name => Array.FindIndex(names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase)))];
        var truths = new int[features.Labels.Count];
        var probabilities = new float[truths.Length * names.Length];
        for (var i = 0; i < truths.Length; i++)
        {
            var truth = places[features.Labels[i]];
            if (truth < 0)
            {
                throw new InvalidDataException($"The classifier does not know the class \"{features.ClassNames[features.Labels[i]]}\"; it was trained on {string.Join(", ", names)}.");
            }

            truths[i] = truth;
            classifier.Head.Judge(features.Row(i), probabilities.AsSpan(i * names.Length, names.Length));
        }

        return new JudgedEpisode(probabilities, truths);
    }
}
