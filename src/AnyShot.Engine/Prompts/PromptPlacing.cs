using System.Numerics.Tensors;
using AnyShot.Engine.Learners;

namespace AnyShot.Engine.Prompts;

/// <summary>
/// Turns class vectors into places among images. A dual encoder keeps texts and images apart, so that a class vector itself is near to no image; but differences of class vectors
/// point where differences of class means do. A class's place is the mean of the anchors (classes that have examples) plus its difference from the anchors' mean vector, at half the
/// length that the anchors' own means lie apart.
/// </summary>
internal static class PromptPlacing
{
    /// <summary>Length of a difference beside that of the anchors' class means. Chosen on validation classes: longer ones outweigh the examples.</summary>
    public const float Reach = 0.5f;
    private const float Smallest = 1e-6f;

    /// <param name="means">Unit-length mean of the examples of each class; null for a class without.</param>
    /// <param name="vectors">Unit-length class vectors; null for a class without text.</param>
    /// <param name="background">Where there is no anchor, and how long a difference is with one alone.</param>
    /// <returns>Places of unit length; null for a class without text.</returns>
    public static float[]?[] Places(IReadOnlyList<float[]?> means, IReadOnlyList<float[]?> vectors, PromptBackground background)
    {
        int[] described = [.. Enumerable.Range(0, vectors.Count).Where(c => vectors[c] is not null)];
        int[] anchors = [.. described.Where(c => means[c] is not null)];
        if (described.Length == 0)
        {
            return new float[]?[vectors.Count];
        }

        var textMean = Mean([.. (anchors.Length > 0 ? anchors : described).Select(c => vectors[c]!)]);
        var imageMean = anchors.Length > 0 ? Mean([.. anchors.Select(c => means[c]!)]) : [.. background.Mean];
        var gain = background.Gain;
        if (anchors.Length > 1)
        {
            var apart = Spread([.. anchors.Select(c => vectors[c]!)], textMean);
            gain = apart > Smallest ? Reach * Spread([.. anchors.Select(c => means[c]!)], imageMean) / apart : 0;
        }

        return [.. vectors.Select(vector => vector is null ? null : Place(vector, textMean, imageMean, gain))];
    }

    /// <summary>Cosine of the anchors' differences in words with those of their means, all anchors together; 0 with fewer than two.</summary>
    public static double Agreement(IReadOnlyList<float[]?> means, IReadOnlyList<float[]?> vectors)
    {
        int[] anchors = [.. Enumerable.Range(0, vectors.Count).Where(c => vectors[c] is not null && means[c] is not null)];
        if (anchors.Length < 2)
        {
            return 0;
        }

        var (textMean, imageMean) = (Mean([.. anchors.Select(c => vectors[c]!)]), Mean([.. anchors.Select(c => means[c]!)]));
        var (product, texts, images) = (0.0, 0.0, 0.0);
        foreach (var c in anchors)
        {
            for (var i = 0; i < textMean.Length; i++)
            {
                var (text, image) = (vectors[c]![i] - textMean[i], means[c]![i] - imageMean[i]);
                product += text * image;
                texts += text * text;
                images += image * image;
            }
        }

        return texts > 0 && images > 0 ? product / Math.Sqrt(texts * images) : 0;
    }

    private static float[] Place(float[] vector, float[] textMean, float[] imageMean, float gain)
    {
        var place = new float[vector.Length];
        TensorPrimitives.Subtract(vector, textMean, place);
        TensorPrimitives.MultiplyAdd(place, gain, imageMean, place);
        var length = TensorPrimitives.Norm<float>(place);
        TensorPrimitives.Divide(place, MathF.Max(length, Smallest), place);
        return place;
    }

    private static float[] Mean(IReadOnlyList<float[]> rows)
    {
        var mean = new float[rows[0].Length];
        foreach (var row in rows)
        {
            TensorPrimitives.Add(mean, row, mean);
        }

        TensorPrimitives.Divide(mean, rows.Count, mean);
        return mean;
    }

    /// <summary>Mean distance from the mean.</summary>
    private static float Spread(IReadOnlyList<float[]> rows, float[] mean) => rows.Average(row => TensorPrimitives.Distance<float>(row, mean));
}
