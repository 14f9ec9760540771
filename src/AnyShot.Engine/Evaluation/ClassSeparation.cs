using System.Numerics.Tensors;

namespace AnyShot.Engine.Evaluation;

/// <summary>How far apart classes lie in an embedding, beside how wide they are. Lengths are in the units of the embedding; ratios compare between models at unit length only.</summary>
/// <param name="Intra">Mean over classes of the mean distance of a row to its class mean.</param>
/// <param name="Inter">Mean distance between two class means.</param>
/// <param name="Fisher">Trace of the scatter between classes over that within (Fisher, "The Use of Multiple Measurements in Taxonomic Problems", 1936); higher is better.</param>
public readonly record struct ClassSeparation(double Intra, double Inter, double Fisher)
{
    /// <summary>Intra over inter; lower is better.</summary>
    public double Ratio => Intra / Inter;

    /// <param name="classes">Rows of each class, all of one length; two classes at least, each with a row.</param>
    public static ClassSeparation Of(IReadOnlyList<IReadOnlyList<float[]>> classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes.Count, 2);
        var means = classes.Select(rows => Mean(rows)).ToArray();
        var total = Mean([.. classes.SelectMany(rows => rows)]);
        var (intra, within, between) = (0.0, 0.0, 0.0);
        for (var c = 0; c < means.Length; c++)
        {
            var distances = classes[c].Select(row => (double)TensorPrimitives.Distance<float>(row, means[c])).ToArray();
            intra += distances.Average() / means.Length;
            within += distances.Sum(distance => distance * distance);
            var away = TensorPrimitives.Distance<float>(means[c], total);
            between += classes[c].Count * (double)away * away;
        }

        var (inter, pairs) = (0.0, 0);
        for (var a = 0; a < means.Length; a++)
        {
            for (var b = a + 1; b < means.Length; b++)
            {
                inter += TensorPrimitives.Distance<float>(means[a], means[b]);
                pairs++;
            }
        }

        return new ClassSeparation(intra, inter / pairs, between / within);
    }

    private static float[] Mean(IReadOnlyList<float[]> rows)
    {
        var mean = new float[rows[0].Length];
        foreach (var row in rows)
        {
            TensorPrimitives.Add<float>(mean, row, mean);
        }

        TensorPrimitives.Divide(mean, rows.Count, mean);
        return mean;
    }
}
