using AnyShot.Engine.Training.WeakShot;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Training.WeakShot;

/// <summary>Against plain loops.</summary>
[Collection(TorchCollection.Name)]
public sealed class WeakShotLossesTests : IDisposable
{
    private const int Batch = 7;
    private const int Classes = 3;
    private readonly DisposeScope _scope = NewDisposeScope();

    public WeakShotLossesTests() => manual_seed(1);

    [Fact]
    public void Graph_RandomBatch_IsTheLoopAndItsGradientTwo()
    {
        var features = randn([Batch, 5]).requires_grad_();
        var graph = rand([Batch, Batch]);
        var (h, a) = (features.detach().data<float>().ToArray(), graph.data<float>().ToArray());
        var expected = 0.0;
        var slope = new double[5];
        for (var i = 0; i < Batch; i++)
        {
            for (var j = 0; j < Batch; j++)
            {
                for (var k = 0; k < 5; k++)
                {
                    var difference = h[(i * 5) + k] - h[(j * 5) + k];
                    expected += a[(i * Batch) + j] * difference * difference / (Batch * Batch);
                    // Of the first row's numbers: it stands on both sides.
                    slope[k] += ((i == 0 ? 1 : 0) - (j == 0 ? 1 : 0)) * 2 * a[(i * Batch) + j] * difference / (Batch * Batch);
                }
            }
        }

        var loss = WeakShotLosses.Graph(features, graph);
        loss.backward();

        loss.item<float>().ShouldBe((float)expected, 1e-5f);
        features.grad!.data<float>().ToArray().Take(5).Select((g, k) => Math.Abs(g - slope[k])).Max().ShouldBeLessThan(1e-5);
    }

    [Fact]
    public void Weighted_RandomBatch_IsTheLoop()
    {
        var logits = randn([Batch, Classes]);
        long[] labels = [0, 1, 2, 0, 1, 2, 0];
        float[] weights = [0f, 0.5f, 1f, 2f, 0.1f, 1.5f, 1f];
        var l = logits.data<float>().ToArray();
        var expected = Enumerable.Range(0, Batch).Sum(i =>
            weights[i] * (Math.Log(Enumerable.Range(0, Classes).Sum(c => Math.Exp(l[(i * Classes) + c]))) - l[(i * Classes) + labels[i]])) / Batch;
        WeakShotLosses.Weighted(logits, tensor(labels), tensor(weights)).item<float>().ShouldBe((float)expected, 1e-5f);
    }

    [Fact]
    public void Similarity_RandomPairs_IsTheLoopOverPairsOfTwoImages()
    {
        long[] labels = [0, 0, 1, 1];
        var logits = randn([labels.Length * (labels.Length - 1), 2]);
        var l = logits.data<float>().ToArray();
        var (expected, pair) = (0.0, 0);
        for (var i = 0; i < labels.Length; i++)
        {
            for (var j = 0; j < labels.Length; j++)
            {
                if (i != j)
                {
                    expected += Math.Log(Math.Exp(l[2 * pair]) + Math.Exp(l[(2 * pair) + 1])) - l[(2 * pair) + (labels[i] == labels[j] ? 1 : 0)];
                    pair++;
                }
            }
        }

        WeakShotLosses.Similarity(logits, tensor(labels)).item<float>().ShouldBe((float)(expected / pair), 1e-5f);
    }

    [Fact]
    public void Domain_TwoDomains_IsTheMeanOverAllPairs()
    {
        var (bases, noisy) = (randn([3, 2]), randn([5, 2]));
        double Sum(Tensor logits, int truth) => logits.data<float>().ToArray().Chunk(2).Sum(l => Math.Log(Math.Exp(l[0]) + Math.Exp(l[1])) - l[truth]);
        WeakShotLosses.Domain(bases, noisy).item<float>().ShouldBe((float)((Sum(bases, 0) + Sum(noisy, 1)) / 8), 1e-5f);
    }

    public void Dispose() => _scope.Dispose();
}
