using AnyShot.Engine.Learners.Transductive;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Learners.Transductive;

public sealed class NearestCentroidLearnerTests
{
    [Fact]
    public void Judge_NearestCentroid_AsPlainLoops() => Compare(new NearestCentroidLearner(), (row, _) => row);

    [Fact]
    public void Judge_Cl2n_AsPlainLoops() => Compare(new Cl2nLearner(), (row, mean) => [.. row.Zip(mean, (x, m) => x - m)]);

    [Fact]
    public void Judge_Text_AsPlainLoops()
    {
        using var scope = NewDisposeScope();
        using var batch = new Blobs { HasVectors = true }.Make();
        var judged = new TextLearner().Judge(batch);
        for (var r = 0; r < batch.Count; r++)
        {
            var episode = PlainEpisode.Of(batch, r);
            double[][] expected =
            [
                .. episode.Queries.Select(query => PlainEpisode.Softmax(
                    episode.Vectors!.Select(vector => 100 * PlainEpisode.Dot(PlainEpisode.Unit(query), PlainEpisode.Unit(vector))))),
            ];
            PlainEpisode.ShouldAgree(judged, r, expected, 1e-4);
        }
    }

    private static void Compare(NearestCentroidLearner learner, Func<double[], double[], double[]> prepare)
    {
        using var scope = NewDisposeScope();
        using var batch = new Blobs { Synthetic = 3 }.Make();
        var judged = learner.Judge(batch);
        for (var r = 0; r < batch.Count; r++)
        {
            var episode = PlainEpisode.Of(batch, r);
            var centroids = episode.MeansOf([.. episode.Labelled.Select(row => PlainEpisode.Unit(prepare(row, episode.BaseMean!)))]);
            double[][] expected =
            [
                .. episode.Queries.Select(query => PlainEpisode.Unit(prepare(query, episode.BaseMean!)))
                    .Select(query => PlainEpisode.Softmax(centroids.Select(centroid => -10 * PlainEpisode.Squared(query, centroid)))),
            ];
            PlainEpisode.ShouldAgree(judged, r, expected, 1e-5);
        }
    }
}
