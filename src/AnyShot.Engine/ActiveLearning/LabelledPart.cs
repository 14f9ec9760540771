using System.Numerics.Tensors;
using AnyShot.Engine.Data;
using AnyShot.Engine.Learners;

namespace AnyShot.Engine.ActiveLearning;

/// <summary>Learns from the images that are labelled so far and judges the test.</summary>
/// <param name="rows">Unit-length embeddings of all images.</param>
/// <param name="set">Their labels.</param>
/// <param name="split">Which are measured on.</param>
internal sealed class LabelledPart(float[][] rows, FeatureSet set, PoolSplit split)
{
    /// <summary>Learnt last; null before, or while all labels are of one class.</summary>
    public PrototypeLearner? Learner { get; private set; }

    /// <param name="labelled">Image numbers.</param>
    /// <returns>Share of right answers, and mean recall of the classes.</returns>
    public (double Accuracy, double Balanced) Learn(IReadOnlyList<int> labelled)
    {
        var classes = labelled.GroupBy(i => set.Labels[i]).OrderBy(group => group.Key).ToArray();
        var built = PrototypeLearner.Build([.. classes.Select(group => new SupportClass(set.ClassNames[group.Key], [.. group.Select(i => rows[i])]))]);
        Learner = classes.Length > 1 ? built : null;
        var right = new Dictionary<int, (int Right, int Asked)>();
        var probabilities = new float[classes.Length];
        foreach (var image in split.Test)
        {
            built.Judge(rows[image], probabilities);
            var answer = classes[TensorPrimitives.IndexOfMax<float>(probabilities)].Key;
            var truth = set.Labels[image];
            var (hits, asked) = right.GetValueOrDefault(truth);
            right[truth] = (hits + (answer == truth ? 1 : 0), asked + 1);
        }

        return ((double)right.Values.Sum(c => c.Right) / split.Test.Count, right.Values.Average(c => (double)c.Right / c.Asked));
    }
}
