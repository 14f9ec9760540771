using AnyShot.Engine.Training.Pretraining;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Training.Pretraining;

[Collection(TorchCollection.Name)]
public sealed class CosineHeadTests
{
    [Theory]
    [InlineData(200, 2)]
    [InlineData(201, 10)]
    public void Forward_FeatureAlongAClass_GivesKappaTimesItsScale(int classes, float kappa)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        using var head = new CosineHead(8, classes);
        var parameters = head.parameters().ToArray();
        var directions = parameters.Single(p => p.dim() == 2);
        parameters.Single(p => p.dim() == 1)[1] = 3;

        var logits = head.call(directions * 7);

        logits[1, 1].item<float>().ShouldBe(3 * kappa, 1e-3f);
        logits[0, 0].item<float>().ShouldBe(5 * kappa, 1e-2f);
    }

    [Fact]
    public void Forward_LongerFeature_SameLogits()
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        using var head = new CosineHead(8, 3);
        var features = randn(4, 8);

        (head.call(features * 10) - head.call(features)).abs().max().item<float>().ShouldBeLessThan(1e-3f);
    }
}
