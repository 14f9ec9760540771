using System.Numerics.Tensors;
using AnyShot.Engine.Data;

namespace AnyShot.Engine.Evaluation;

/// <summary>What a backbone makes of classes, over all of their images, whatever learner comes after it.</summary>
/// <param name="Raw">As the features are.</param>
/// <param name="Unit">At unit length: compares between models.</param>
/// <param name="Silhouette">At unit length, of at most <see cref="Evaluation.Silhouette.MostRows"/> rows; -1 to 1.</param>
public sealed record EmbeddingQuality(ClassSeparation Raw, ClassSeparation Unit, double Silhouette)
{
    /// <param name="set">Features.</param>
    /// <param name="labels">Classes to look at; two at least have images.</param>
    /// <param name="seed">Decides which rows the silhouette looks at.</param>
    public static EmbeddingQuality Of(FeatureSet set, IReadOnlyList<int> labels, ulong seed)
    {
        var raw = Rows(set, labels).Select(entry => entry.Rows).ToArray();
        float[][][] unit = [.. raw.Select(rows => rows.Select(Scaled).ToArray())];
        return new EmbeddingQuality(ClassSeparation.Of(raw), ClassSeparation.Of(unit), Evaluation.Silhouette.Of(unit, seed));
    }

    /// <summary>What is doubtful about the measured classes themselves, one sentence each.</summary>
    /// <param name="set">Features.</param>
    /// <param name="labels">Classes that are measured.</param>
    public static IEnumerable<string> Warnings(FeatureSet set, IReadOnlyList<int> labels) =>
        Pitfalls.OfExamples([.. Rows(set, labels).Select(entry => (set.ClassNames[entry.Label], (IReadOnlyList<float[]>)entry.Rows))]);

    private static (int Label, float[][] Rows)[] Rows(FeatureSet set, IReadOnlyList<int> labels) =>
        [.. labels.Select(label => (label, Enumerable.Range(0, set.Count).Where(i => set.Labels[i] == label).Select(i => set.Row(i).ToArray()).ToArray())).Where(entry => entry.Item2.Length > 0)];

    private static float[] Scaled(float[] row)
    {
        var unit = new float[row.Length];
        TensorPrimitives.Divide(row, Math.Max(TensorPrimitives.Norm<float>(row), float.Epsilon), unit);
        return unit;
    }
}
