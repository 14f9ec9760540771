using AnyShot.Engine.Learners.Transductive;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Learners.Transductive;

public sealed class GammaFunctionTests
{
    [Theory]
    [InlineData(1e-6)]
    [InlineData(0.3)]
    [InlineData(1.0)]
    [InlineData(1.4616321)]
    [InlineData(9.9)]
    [InlineData(10.1)]
    [InlineData(3456.7)]
    public void LogAndDigamma_AnyArgument_AsLibtorch(double x)
    {
        using var scope = NewDisposeScope();
        var reference = tensor(new[] { x });

        var (log, digamma) = GammaFunction.LogAndDigamma(x);

        log.ShouldBe(reference.lgamma().item<double>(), 1e-11 * (1 + Math.Abs(log)));
        digamma.ShouldBe(reference.digamma().item<double>(), 1e-11 * (1 + Math.Abs(digamma)));
    }
}
