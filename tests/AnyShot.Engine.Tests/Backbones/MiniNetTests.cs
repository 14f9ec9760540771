using AnyShot.Engine.Backbones;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Backbones;

[Collection(TorchCollection.Name)]
public sealed class MiniNetTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly MiniNet _network;

    public MiniNetTests()
    {
        manual_seed(7);
        _network = new MiniNet();
        // Statistics of a batch, so that folding has something to fold.
        using var features = _network.Features(randn(4, 3, 64, 64));
        _network.eval();
    }

    [Theory]
    [InlineData(64)]
    [InlineData(96)]
    [InlineData(128)]
    public void Forward_AnySide_GivesUnitVectors(int side)
    {
        using var gradients = no_grad();
        var embeddings = _network.call(randn(2, 3, side, side));

        embeddings.shape.ShouldBe([2, MiniNet.EmbeddingSize]);
        embeddings.norm(1).data<float>().ToArray().ShouldAllBe(length => Math.Abs(length - 1) < 1e-4);
    }

    [Fact]
    public void Fold_SameImages_GivesTheSameEmbeddings()
    {
        using var gradients = no_grad();
        using var folded = _network.Fold();
        var images = randn(3, 3, 96, 96);

        var difference = (folded.call(images) - _network.call(images)).abs().max().item<float>();

        difference.ShouldBeLessThan(1e-5f);
    }

    [Fact]
    public void Fold_InBFloat16_StaysWithinACosineOf0999()
    {
        using var gradients = no_grad();
        using var folded = _network.Fold().To(ScalarType.BFloat16, CPU);
        var images = randn(3, 3, 96, 96);

        var cosines = (folded.call(images) * _network.call(images)).sum(1L);

        cosines.dtype.ShouldBe(ScalarType.Float32);
        cosines.min().item<float>().ShouldBeGreaterThan(0.999f);
    }

    [Fact]
    public void Standardised_InTraining_EveryNumberVariesAlikeAndTheAveragesFollow()
    {
        _network.train();
        var before = _network.state_dict()["_standard.running_mean"].clone();
        var features = _network.Features(randn(16, 3, 64, 64));

        var embeddings = _network.Standardised(features);

        embeddings.mean([0]).abs().max().item<float>().ShouldBeLessThan(0.02f);
        embeddings.norm(1).sub(1).abs().max().item<float>().ShouldBeLessThan(1e-5f);
        var expected = (before * 0.98) + (features.detach().mean([0]) * 0.02);
        (_network.state_dict()["_standard.running_mean"] - expected).abs().max().item<float>().ShouldBeLessThan(1e-6f);
    }

    [Fact]
    public void Features_OfBFloat16Images_GiveGradientsToFloat32Weights()
    {
        _network.train();
        _network.Features(randn(4, 3, 64, 64).to(ScalarType.BFloat16)).narrow(1, 0, 9).sum().backward();

        foreach (var parameter in _network.parameters())
        {
            parameter.grad.ShouldNotBeNull().dtype.ShouldBe(ScalarType.Float32);
        }
    }

    [Fact]
    public void HalfWeights_SavedAndLoaded_ComputeAlmostTheSame()
    {
        using var gradients = no_grad();
        using var folder = new TemporaryFolder();
        HalfWeights.Save(_network, folder.File("half.weights"));
        using var loaded = new MiniNet();
        HalfWeights.Load(loaded, folder.File("half.weights"));
        loaded.eval();
        var images = randn(2, 3, 64, 64);

        (loaded.call(images) * _network.call(images)).sum(1L).min().item<float>().ShouldBeGreaterThan(0.9999f);
    }

    public void Dispose()
    {
        _network.Dispose();
        _scope.Dispose();
    }
}
