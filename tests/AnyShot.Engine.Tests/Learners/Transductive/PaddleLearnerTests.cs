using AnyShot.Engine.Learners.Transductive;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Learners.Transductive;

public sealed class PaddleLearnerTests
{
    [Theory]
    [InlineData(2, 0)]
    [InlineData(1, 2)]
    public void Judge_RandomEpisodes_AsPlainLoops(int shots, int synthetic)
    {
        using var scope = NewDisposeScope();
        using var batch = new Blobs { Shots = shots, Synthetic = synthetic, Size = 40, Spread = 1f }.Make();
        var judged = new PaddleLearner().Judge(batch);
        for (var r = 0; r < batch.Count; r++)
        {
            PlainEpisode.ShouldAgree(judged, r, Plain(PlainEpisode.Of(batch, r)), 2e-4);
        }
    }

    /// <summary>Its own regime: five of twenty classes are there.</summary>
    [Fact]
    public void Judge_FewOfManyClasses_AboveNearestCentroid()
    {
        var blobs = new Blobs { Episodes = 30, Ways = 20, Shots = 2, Size = 64, Spread = 1.8f, Totals = [15, 0, 15, 0, 0, 15, 0, 15, 0, 15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] };

        blobs.Accuracy(new PaddleLearner()).ShouldBeGreaterThan(blobs.Accuracy(new NearestCentroidLearner()) + 0.05);
    }

    private static double[][] Plain(PlainEpisode episode)
    {
        var (ways, known) = (episode.Ways, episode.Labelled.Length);
        double[][] rows = [.. episode.Labelled.Concat(episode.Queries).Select(PlainEpisode.Unit)];
        for (var j = 0; j < rows[0].Length; j++)
        {
            var (least, most) = (rows.Min(row => row[j]), rows.Max(row => row[j]));
            foreach (var row in rows)
            {
                row[j] = (row[j] - least) / (most - least);
            }
        }

        var labelled = rows[..known];
        var queries = rows[known..];
        var centres = episode.MeansOf(labelled);
        var price = new double[ways];
        double[][] assigned = [];
        for (var round = 0; round < 100; round++)
        {
            assigned =
            [
                .. queries.Select(query => PlainEpisode.Softmax(
                    Enumerable.Range(0, ways).Select(c => (-0.5 * 512 / query.Length * PlainEpisode.Squared(query, centres[c])) + (queries.Length / (double)queries.Length * price[c])))),
            ];
            for (var c = 0; c < ways; c++)
            {
                var mass = assigned.Sum(row => row[c]);
                price[c] = Math.Log((mass / queries.Length) + 1e-15) + 1;
                centres[c] =
                [
                    .. episode.SumOf(labelled, c).Select((sum, j) =>
                        (sum + assigned.Select((row, i) => row[c] * queries[i][j]).Sum()) / (mass + episode.RowsPerClass)),
                ];
            }
        }

        return assigned;
    }
}
