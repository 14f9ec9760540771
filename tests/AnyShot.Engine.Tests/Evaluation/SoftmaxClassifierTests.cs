using AnyShot.Engine.Evaluation;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Evaluation;

public sealed class SoftmaxClassifierTests
{
    [Fact]
    public void Fit_SeparableClasses_RecognisesThem_AndIsTheSameForOneSeed()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        var labels = arange(3, dtype: ScalarType.Int64).repeat_interleave(20);
        var features = (nn.functional.one_hot(labels, 3) * 4).@float() + randn(60, 3, generator: random);

        using var classifier = SoftmaxClassifier.Fit(features, labels, 3, new SoftmaxClassifierOptions { BatchSize = 20 });
        using var again = SoftmaxClassifier.Fit(features, labels, 3, new SoftmaxClassifierOptions { BatchSize = 20 });

        var probabilities = classifier.Probabilities(features);
        probabilities.argmax(1).eq(labels).@float().mean().item<float>().ShouldBeGreaterThan(0.9f);
        probabilities.sum(1L).data<float>().ToArray().ShouldAllBe(sum => Math.Abs(sum - 1) < 1e-5);
        again.Probabilities(features).data<float>().ToArray().ShouldBe(probabilities.data<float>().ToArray());
    }

    [Fact]
    public void Fit_OneClassOrNoRows_SaysSo()
    {
        using var scope = NewDisposeScope();

        Should.Throw<ArgumentException>(() => SoftmaxClassifier.Fit(ones(2, 3), zeros(2, ScalarType.Int64), 1, new SoftmaxClassifierOptions())).Message.ShouldContain("1 classes");
        Should.Throw<ArgumentException>(() => SoftmaxClassifier.Fit(ones(2, 3), zeros(1, ScalarType.Int64), 2, new SoftmaxClassifierOptions())).Message.ShouldContain("2 rows, 1 labels");
    }
}
