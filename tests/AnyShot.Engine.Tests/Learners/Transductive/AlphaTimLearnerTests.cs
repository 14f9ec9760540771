using AnyShot.Engine.Learners.Transductive;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Learners.Transductive;

public sealed class AlphaTimLearnerTests
{
    /// <summary>The plain form takes its gradient from differences of the loss, so that it shares no derivation with the learner.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(5, 0)]
    public void Judge_RandomEpisodes_AsPlainLoops(int shots, int synthetic)
    {
        using var scope = NewDisposeScope();
        using var batch = new Blobs { Episodes = 1, Ways = 3, Shots = shots, Synthetic = synthetic, Size = 4, Totals = [3, 2, 1] }.Make();
        var judged = new AlphaTimLearner().Judge(batch);

        PlainEpisode.ShouldAgree(judged, 0, Plain(PlainEpisode.Of(batch, 0), shots == 1 ? 2 : shots == 5 ? 7 : 5), 2e-3);
    }

    /// <summary>Its own regime: uneven shares, as the Dirichlet distribution draws them. Measured 0.704 against 0.668.</summary>
    [Fact]
    public void Judge_UnevenOneShot_AboveNearestCentroid()
    {
        var blobs = new Blobs { Episodes = 20, Ways = 5, Shots = 1, Size = 64, Spread = 1.9027f, Totals = [30, 22, 12, 8, 3] };

        blobs.Accuracy(new AlphaTimLearner()).ShouldBeGreaterThan(blobs.Accuracy(new NearestCentroidLearner()) + 0.02);
    }

    [Fact]
    public void AlphaFor_RowsPerClass_PublishedChoices() => new[] { 1, 2, 4, 5, 20 }.Select(AlphaTimLearner.AlphaFor).ShouldBe([2.0, 5, 5, 7, 7]);

    private static double[][] Plain(PlainEpisode episode, double alpha)
    {
        double[][] labelled = [.. episode.Labelled.Select(PlainEpisode.Unit)];
        double[][] queries = [.. episode.Queries.Select(PlainEpisode.Unit)];
        var prototypes = episode.MeansOf(labelled);
        var first = prototypes.Select(row => new double[row.Length]).ToArray();
        var second = prototypes.Select(row => new double[row.Length]).ToArray();
        for (var step = 1; step <= 1000; step++)
        {
            var gradient = prototypes.Select(row => new double[row.Length]).ToArray();
            for (var c = 0; c < prototypes.Length; c++)
            {
                for (var j = 0; j < prototypes[c].Length; j++)
                {
                    var at = prototypes[c][j];
                    prototypes[c][j] = at + 1e-5;
                    var above = Loss();
                    prototypes[c][j] = at - 1e-5;
                    gradient[c][j] = (above - Loss()) / 2e-5;
                    prototypes[c][j] = at;
                }
            }

            for (var c = 0; c < prototypes.Length; c++)
            {
                for (var j = 0; j < prototypes[c].Length; j++)
                {
                    first[c][j] = (0.9 * first[c][j]) + (0.1 * gradient[c][j]);
                    second[c][j] = (0.999 * second[c][j]) + (0.001 * gradient[c][j] * gradient[c][j]);
                    var mean = first[c][j] / (1 - Math.Pow(0.9, step));
                    var square = second[c][j] / (1 - Math.Pow(0.999, step));
                    prototypes[c][j] -= 1e-4 * mean / (Math.Sqrt(square) + 1e-8);
                }
            }
        }

        return [.. queries.Select(Judge)];

        double[] Judge(double[] row) => PlainEpisode.Softmax(prototypes.Select(w => -7.5 * PlainEpisode.Squared(row, w)));

        double Entropy(double[] p) => (1 - p.Sum(v => Math.Pow(v, alpha))) / (alpha - 1);

        double Loss()
        {
            var crossEntropy = labelled.Select((row, i) => -Math.Log(Judge(row)[i % episode.Ways])).Average();
            var judged = queries.Select(Judge).ToArray();
            double[] mean = [.. Enumerable.Range(0, episode.Ways).Select(c => judged.Average(p => p[c]))];
            return crossEntropy - Entropy(mean) + judged.Average(Entropy);
        }
    }
}
