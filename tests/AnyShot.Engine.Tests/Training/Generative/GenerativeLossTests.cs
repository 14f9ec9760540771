using AnyShot.Engine.Backbones.Generative;
using AnyShot.Engine.Training.Generative;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Training.Generative;

/// <summary>Losses against plain loops over their formulas.</summary>
[Collection(TorchCollection.Name)]
public sealed class GenerativeLossTests : IDisposable
{
    private const int Count = 3;
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Generator _random = new(5);

    public void Dispose()
    {
        _random.Dispose();
        _scope.Dispose();
    }

    [Fact]
    public void Bernoulli_IsTheCrossEntropyOfThePixels()
    {
        var (logits, images) = (Normal(Count, 1, 4, 4), rand([Count, 1, 4, 4], generator: _random));
        var sum = Values(logits).Zip(Values(images)).Sum(pair =>
        {
            var probability = 1 / (1 + Math.Exp(-pair.First));
            return -((pair.Second * Math.Log(probability)) + ((1 - pair.Second) * Math.Log(1 - probability)));
        });
        VaeLosses.Bernoulli(logits, images).item<float>().ShouldBe((float)(sum / Count), 1e-4f);
    }

    [Fact]
    public void Gaussian_IsHalfTheSquaredDistance()
    {
        var (means, images) = (Normal(Count, 3, 4, 4), Normal(Count, 3, 4, 4));
        var sum = Values(means).Zip(Values(images)).Sum(pair => 0.5 * (pair.First - pair.Second) * (pair.First - pair.Second));
        VaeLosses.Gaussian(means, images).item<float>().ShouldBe((float)(sum / Count), 1e-4f);
    }

    [Fact]
    public void Divergence_IsThatOfNormalDistributions()
    {
        var (mean, logVariance) = (Normal(Count, 6), Normal(Count, 6));
        var sum = Values(mean).Zip(Values(logVariance)).Sum(pair => -0.5 * (1 + pair.Second - (pair.First * pair.First) - Math.Exp(pair.Second)));
        VaeLosses.Divergence(mean, logVariance).item<float>().ShouldBe((float)(sum / Count), 1e-5f);
        VaeLosses.Divergence(zeros(2, 3), zeros(2, 3)).item<float>().ShouldBe(0);
    }

    [Fact]
    public void Codes_PullsTheBookFullyAndTheMapsByAQuarter()
    {
        var maps = Normal(2, 4, 2, 2).requires_grad_(true);
        var codes = Normal(2, 4, 2, 2).requires_grad_(true);
        var loss = QuantizedLosses.Codes(maps, codes);
        loss.backward();
        var (z, e) = (Values(maps.detach()), Values(codes.detach()));
        loss.item<float>().ShouldBe((float)(1.25 * z.Zip(e).Average(pair => (pair.First - pair.Second) * (pair.First - pair.Second))), 1e-5f);
        Values(codes.grad!).Zip(z.Zip(e)).ShouldAllBe(pair => Math.Abs(pair.First - (2 * (pair.Second.Second - pair.Second.First) / z.Length)) < 1e-6);
        Values(maps.grad!).Zip(z.Zip(e)).ShouldAllBe(pair => Math.Abs(pair.First - (0.5 * (pair.Second.First - pair.Second.Second) / z.Length)) < 1e-6);
    }

    [Fact]
    public void StraightThrough_GivesCodesForwardAndGradientsToTheMaps()
    {
        var maps = Normal(2, 4, 2, 2).requires_grad_(true);
        var codes = Normal(2, 4, 2, 2).requires_grad_(true);
        var through = QuantizedLosses.StraightThrough(maps, codes);
        (through * 3).sum().backward();
        Values(through.detach()).Zip(Values(codes.detach())).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-6);
        Values(maps.grad!).ShouldAllBe(value => Math.Abs(value - 3) < 1e-6);
        codes.grad.ShouldBeNull();
    }

    [Fact]
    public void Quantize_TakesTheNearestCode()
    {
        using var network = (QuantizedVae)GenerativeNetworks.Create(GenerativeSpec.Standard(GenerativeModelName.VectorQuantized, 1, 16) with { Width = 8, CodeSize = 3, Codes = 9 });
        var book = Values(network.state_dict()["_codes"]).Chunk(3).ToArray();
        var maps = Normal(2, 3, 2, 2) * 0.2;
        var rows = Values(maps.permute(0, 2, 3, 1).contiguous()).Chunk(3);
        var expected = rows.SelectMany(row => book.MinBy(code => code.Zip(row).Sum(pair => (pair.First - pair.Second) * (pair.First - pair.Second)))!).ToArray();
        Values(network.Quantize(maps).detach().permute(0, 2, 3, 1).contiguous()).ShouldBe(expected);
    }

    [Fact]
    public void CriticLoss_IsTheLogisticLoss()
    {
        var (real, fake) = (Normal(Count, 1), Normal(Count, 1));
        var expected = Values(real).Average(s => Math.Log(1 + Math.Exp(-s))) + Values(fake).Average(s => Math.Log(1 + Math.Exp(s)));
        GanObjective.CriticLoss(real, fake).item<float>().ShouldBe((float)expected, 1e-5f);
    }

    [Fact]
    public void SquaredGradient_OfASquare_IsFourTimesTheSquaredLength()
    {
        var images = Normal(Count, 1, 4, 4);
        GanObjective.SquaredGradient(x => x.square().sum([1, 2, 3]), images).item<float>().ShouldBe((float)(4 * Values(images).Sum(v => v * v) / Count), 1e-3f);
        GanObjective.SquaredGradient(x => x.sum([1, 2, 3]) * 0, images).item<float>().ShouldBe(0);
    }

    [Fact]
    public void DiffusionLoss_IsTheWeightedErrorOfTheVelocity()
    {
        using var network = (DiffusionNetwork)GenerativeNetworks.Create(GenerativeSpec.Standard(GenerativeModelName.Diffusion, 1, 16) with { Width = 8 });
        network.eval();
        var (images, noise) = (Normal(2, 1, 16, 16), Normal(2, 1, 16, 16));
        float[] times = [0.1f, 0.6f];
        var expected = 0.0;
        for (var i = 0; i < 2; i++)
        {
            var logSnr = -Math.Log(Math.Exp(1e-4 + (10.0 * times[i] * times[i])) - 1);
            var weight = 1 / (1 + Math.Exp(-logSnr));
            var (a, s) = (Math.Sqrt(weight), Math.Sqrt(1 - weight));
            var (x, n) = (Values(images[i]), Values(noise[i]));
            var noisy = tensor(x.Zip(n).Select(pair => (float)((a * pair.First) + (s * pair.Second))).ToArray(), [1, 1, 16, 16]);
            var predicted = Values(network.Predict(noisy, tensor(new[] { (float)logSnr })).detach());
            expected += x.Zip(n, predicted).Average(t => weight * Math.Pow(t.Third - ((a * t.Second) - (s * t.First)), 2)) / 2;
        }

        DiffusionObjective.Loss(network, images, noise, tensor(times)).item<float>().ShouldBe((float)expected, 1e-4f);
    }

    [Theory]
    [InlineData(0, 0.95)]
    [InlineData(1999, 0.95)]
    [InlineData(2000, 0.998)]
    [InlineData(2999, 0.998)]
    public void Kept_IsLowForTwoThirdsOfTheSteps(int step, double kept) => DiffusionObjective.Kept(step, 3000).ShouldBe(kept);

    private Tensor Normal(params long[] shape) => randn(shape, generator: _random);

    private static float[] Values(Tensor values) => values.contiguous().data<float>().ToArray();
}
