using AnyShot.Engine.Backbones;
using AnyShot.Engine.Rendering;
using AnyShot.Engine.Training.Adaptation;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Training.Adaptation;

[Collection(TorchCollection.Name)]
public sealed class BatchNormStatisticsTests
{
    private const int Side = 16;
    private static readonly long[] Shape = [1, Side, Side];

    [Theory]
    [InlineData(20, 1)]
    [InlineData(63, 1)]
    [InlineData(65, 2)]
    public void Recompute_FirstLayer_HasTheMeanOfAllImagesAndTheVarianceOfItsBatches(int count, int batches)
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        using var network = new ConvolutionalNetwork(1, Side, 32);
        var inputs = Inputs(count);
        var weights = network.parameters().Select(Values).ToArray();
        BatchNormStatistics.Recompute(network, inputs, Shape, CPU);

        var norm = network.modules().OfType<BatchNorm2d>().First();
        var maps = Maps(network, inputs);
        var pixels = Side * Side;
        for (var channel = 0; channel < 32; channel++)
        {
            double[][] values = [.. Enumerable.Range(0, count).Select(i => Enumerable.Range(0, pixels).Select(p => (double)maps[(((i * 32) + channel) * pixels) + p]).ToArray())];
            norm.running_mean![channel].item<float>().ShouldBe((float)values.SelectMany(v => v).Average(), 1e-4f);
            var variance = Enumerable.Range(0, batches).Sum(b =>
            {
                var (from, to) = (count * b / batches, count * (b + 1) / batches);
                var ofBatch = values[from..to].SelectMany(v => v).ToArray();
                var mean = ofBatch.Average();
                return ofBatch.Sum(v => (v - mean) * (v - mean)) / (ofBatch.Length - 1) * (to - from) / count;
            });
            norm.running_var![channel].item<float>().ShouldBe((float)variance, (float)variance * 1e-3f);
        }

        network.training.ShouldBeFalse();
        norm.training.ShouldBeFalse();
        norm.momentum.ShouldBe(0.1);
        network.parameters().Select(Values).ShouldBe(weights);
    }

    [Fact]
    public void Recompute_OneBatch_DeepLayersAreNormalisedOnTheseImages()
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        manual_seed(4);
        using var network = new ConvolutionalNetwork(1, Side, 32);
        var inputs = Inputs(40);
        var images = tensor([.. inputs.SelectMany(input => input)], [40, .. Shape]);
        network.train();
        var expected = Values(network.call(images));
        network.eval();
        var before = Values(network.call(images));
        BatchNormStatistics.Recompute(network, inputs, Shape, CPU);

        // What the batch itself would give, up to the biased variance that training divides by.
        var after = Values(network.call(images));
        Distance(after, expected).ShouldBeLessThan(0.05 * Distance(before, expected));
    }

    [Fact]
    public void Recompute_OneImage_IsRefused()
    {
        using var network = new ConvolutionalNetwork(1, Side, 32);
        Should.Throw<ArgumentOutOfRangeException>(() => BatchNormStatistics.Recompute(network, Inputs(1), Shape, CPU));
    }

    private static float[][] Inputs(int count)
    {
        var random = new Pcg32(5, 6);
        return [.. Enumerable.Range(0, count).Select(i => Enumerable.Range(0, Side * Side).Select(_ => (0.01f * i) + (2 * random.Normal())).ToArray())];
    }

    /// <summary>What the first convolution gives.</summary>
    private static float[] Maps(FeatureNetwork network, float[][] inputs) =>
        Values(network.modules().OfType<Conv2d>().First().call(tensor([.. inputs.SelectMany(input => input)], [inputs.Length, .. Shape])).detach());

    private static double Distance(float[] a, float[] b) => Math.Sqrt(a.Zip(b).Sum(pair => Math.Pow(pair.First - pair.Second, 2)));

    private static float[] Values(Tensor values) => values.detach().contiguous().data<float>().ToArray();
}
