using AnyShot.Engine.Episodes;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Learners.Transductive;

/// <summary>
/// One episode as arrays of float64, and the few functions on them that the plain reimplementations share. It exists to check tensor code, so it uses none.
/// </summary>
internal sealed record PlainEpisode(double[][] Labelled, double[][] Queries, int Ways, int Shots, double[][]? Vectors, double[]? BaseMean)
{
    public static PlainEpisode Of(EpisodeBatch batch, int episode) => new(
        [.. Rows(batch.Synthetic, episode), .. Rows(batch.Support, episode)], Rows(batch.Queries, episode), batch.Ways, batch.Shots,
        batch.ClassVectors is { } vectors ? Rows(vectors, episode) : null,
        batch.BaseMean is { } mean ? [.. mean.data<float>().ToArray().Select(v => (double)v)] : null);

    public int RowsPerClass => Labelled.Length / Ways;

    public double[] SumOf(double[][] labelled, int c) =>
        [.. Enumerable.Range(0, labelled[0].Length).Select(j => labelled.Where((_, i) => i % Ways == c).Sum(row => row[j]))];

    public double[][] MeansOf(double[][] labelled) => [.. Enumerable.Range(0, Ways).Select(c => SumOf(labelled, c).Select(v => v / RowsPerClass).ToArray())];

    public static double[] Unit(double[] row)
    {
        var length = Math.Sqrt(row.Sum(v => v * v));
        return [.. row.Select(v => v / length)];
    }

    public static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    public static double Squared(double[] a, double[] b) => a.Zip(b, (x, y) => (x - y) * (x - y)).Sum();

    public static double[] Softmax(IEnumerable<double> logits)
    {
        var all = logits.ToArray();
        var most = all.Max();
        var sum = all.Sum(v => Math.Exp(v - most));
        return [.. all.Select(v => Math.Exp(v - most) / sum)];
    }

    public static void ShouldAgree(Tensor judged, int episode, double[][] expected, double tolerance)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            for (var c = 0; c < expected[i].Length; c++)
            {
                ((double)judged[episode, i, c].item<float>()).ShouldBe(expected[i][c], tolerance, $"episode {episode}, query {i}, class {c}");
            }
        }
    }

    private static double[][] Rows(Tensor block, int episode)
    {
        using var contiguous = block.contiguous();
        var (count, size) = ((int)block.shape[1], (int)block.shape[2]);
        var all = contiguous.data<float>().ToArray();
        return [.. Enumerable.Range(0, count).Select(i => all[((episode * count * size) + (i * size))..][..size].Select(v => (double)v).ToArray())];
    }
}
