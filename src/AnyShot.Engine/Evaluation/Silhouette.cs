using System.Numerics.Tensors;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Evaluation;

/// <summary>How much nearer rows are to their own class than to the next one (Rousseeuw, "Silhouettes: a graphical aid to the interpretation and validation of cluster analysis", 1987).</summary>
public static class Silhouette
{
    /// <summary>Rows that are looked at; of more so many are drawn.</summary>
    public const int MostRows = 5000;

    private const ulong Stream = 79;

    /// <summary>Mean over the rows of (b - a) / max(a, b), a the mean distance to the own class, b that to the nearest other class; -1 to 1. A row that is alone in its class counts 0.</summary>
    /// <param name="classes">Rows of each class, all of one length; two classes at least, each with a row.</param>
    /// <param name="seed">Decides the draw where there are more than <see cref="MostRows"/>.</param>
    public static double Of(IReadOnlyList<IReadOnlyList<float[]>> classes, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes.Count, 2);
        var rows = classes.SelectMany((ofClass, label) => ofClass.Select(row => (Row: row, Label: label))).ToArray();
        if (rows.Length > MostRows)
        {
            rows = [.. new Pcg32(seed, Stream).Shuffled(rows).Take(MostRows)];
        }

        var counts = new int[classes.Count];
        foreach (var (_, label) in rows)
        {
            counts[label]++;
        }

        var total = 0.0;
        var sums = new double[classes.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            Array.Clear(sums);
            for (var j = 0; j < rows.Length; j++)
            {
                sums[rows[j].Label] += i == j ? 0 : TensorPrimitives.Distance<float>(rows[i].Row, rows[j].Row);
            }

            total += Of(sums, counts, rows[i].Label);
        }

        return total / rows.Length;
    }

    private static double Of(double[] sums, int[] counts, int own)
    {
        if (counts[own] < 2)
        {
            return 0;
        }

        var (a, b) = (sums[own] / (counts[own] - 1), double.PositiveInfinity);
        for (var c = 0; c < counts.Length; c++)
        {
            b = c != own && counts[c] > 0 ? Math.Min(b, sums[c] / counts[c]) : b;
        }

        return double.IsInfinity(b) || Math.Max(a, b) == 0 ? 0 : (b - a) / Math.Max(a, b);
    }
}
