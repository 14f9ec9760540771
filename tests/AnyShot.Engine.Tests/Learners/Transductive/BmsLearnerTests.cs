using AnyShot.Engine.Learners.Transductive;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Learners.Transductive;

public sealed class BmsLearnerTests
{
    [Theory]
    [InlineData(2, 0)]
    [InlineData(1, 3)]
    [InlineData(0, 2)]
    public void Judge_RandomEpisodes_AsPlainLoops(int shots, int synthetic)
    {
        using var scope = NewDisposeScope();
        using var batch = new Blobs { Shots = shots, Synthetic = synthetic, Spread = 1.2f }.Make();
        var judged = new BmsLearner().Judge(batch);
        for (var r = 0; r < batch.Count; r++)
        {
            PlainEpisode.ShouldAgree(judged, r, Plain(PlainEpisode.Of(batch, r)), 2e-4);
        }
    }

    /// <summary>Its own regime: uneven, but no class absent.</summary>
    [Fact]
    public void Judge_UnevenOneShot_AboveNearestCentroid()
    {
        var blobs = new Blobs { Episodes = 100, Ways = 5, Shots = 1, Size = 32, Spread = 1.6f, Totals = [25, 20, 15, 10, 5], IsPositive = true };

        blobs.Accuracy(new BmsLearner()).ShouldBeGreaterThan(blobs.Accuracy(new NearestCentroidLearner()) + 0.05);
    }

    private static double[][] Plain(PlainEpisode episode)
    {
        var (ways, known) = (episode.Ways, episode.Labelled.Length);
        double[][] rows =
        [
            .. episode.Labelled.Concat(episode.Queries)
                .Select(row => PlainEpisode.Unit([.. row.Select(v => (v < 0 ? -1 : 1) * Math.Sqrt(Math.Abs(v) + 1e-6))])),
        ];
        double[] mean = [.. Enumerable.Range(0, rows[0].Length).Select(j => rows.Average(row => row[j]))];
        rows = [.. rows.Select(row => PlainEpisode.Unit([.. row.Zip(mean, (v, m) => v - m)]))];
        var labelled = rows[..known];
        var queries = rows[known..];
        var directions = episode.MeansOf(labelled).Select(PlainEpisode.Unit).ToArray();
        double least = episode.Shots;
        double[][] plan = [];
        for (var round = 0; round < 20; round++)
        {
            plan = [.. queries.Select(query => PlainEpisode.Softmax(directions.Select(w => 8.5 * PlainEpisode.Dot(query, w))))];
            for (var sweep = 0; sweep < 50; sweep++)
            {
                plan = [.. plan.Select(row => row.Select(v => v / row.Sum()).ToArray())];
                for (var c = 0; c < ways; c++)
                {
                    var mass = plan.Sum(row => row[c]);
                    foreach (var row in plan)
                    {
                        row[c] *= mass < least ? least / mass : 1;
                    }
                }
            }

            least = episode.Shots + Enumerable.Range(0, ways).Min(c => plan.Count(row => Array.IndexOf(row, row.Max()) == c));
            directions =
            [
                .. Enumerable.Range(0, ways).Select(c => PlainEpisode.Unit(
                    [.. episode.SumOf(labelled, c).Select((sum, j) => sum + plan.Select((row, i) => row[c] * queries[i][j]).Sum())])),
            ];
        }

        return [.. plan.Select(row => row.Select(v => v / row.Sum()).ToArray())];
    }
}
