using AnyShot.Engine.Backbones;

namespace AnyShot.Engine.Evaluation.FewLabels;

/// <summary>Features of the pictures that a sweep needs.</summary>
/// <param name="training">By position of the training picture.</param>
/// <param name="test">All test pictures.</param>
internal sealed class FeatureTable(IReadOnlyDictionary<int, float[]> training, IReadOnlyList<float[]> test)
{
    public IReadOnlyList<float[]> Test => test;

    public float[] Training(int picture) => training[picture];

    /// <summary>A part of the numbers as a backbone gives them: standardised with training pictures, whose labels are not needed, and of unit length.</summary>
    /// <param name="start">First number.</param>
    /// <param name="length">Numbers.</param>
    /// <param name="forStatistics">Training pictures.</param>
    public FeatureTable AsEmbedding(int start, int length, IReadOnlyList<int> forStatistics)
    {
        var (mean, deviation) = (new double[length], new double[length]);
        for (var i = 0; i < length; i++)
        {
            mean[i] = forStatistics.Average(picture => training[picture][start + i]);
            deviation[i] = Math.Max(Math.Sqrt(forStatistics.Average(picture => Math.Pow(training[picture][start + i] - mean[i], 2))), 1e-4);
        }

        float[] Embed(float[] row)
        {
            var part = new float[length];
            for (var i = 0; i < length; i++)
            {
                part[i] = (float)((row[start + i] - mean[i]) / deviation[i]);
            }

            UnitLength.Apply(part, length);
            return part;
        }

        return new FeatureTable(training.ToDictionary(entry => entry.Key, entry => Embed(entry.Value)), [.. test.Select(Embed)]);
    }
}
