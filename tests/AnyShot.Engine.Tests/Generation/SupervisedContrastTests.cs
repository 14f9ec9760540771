using AnyShot.Engine.Generation;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Generation;

public sealed class SupervisedContrastTests
{
    private static readonly float[] Vectors = [1, 0, 0.8f, 0.6f, 0, 1, -0.6f, 0.8f, -1, 0];

    [Theory]
    [InlineData(0.1, 0.095576)]
    [InlineData(0.5, 0.572987)]
    public void Loss_GoldenVectors_SkipsTheAnchorWithoutPartner(double temperature, double expected)
    {
        using var scope = NewDisposeScope();

        SupervisedContrast.Loss(tensor(Vectors, [5, 2]), tensor(new long[] { 0, 0, 1, 1, 2 }), temperature).item<float>().ShouldBe((float)expected, 2e-6f);
    }

    [Fact]
    public void Loss_NoAnchorHasAPartner_IsZeroWithAFiniteGradient()
    {
        using var scope = NewDisposeScope();
        var vectors = tensor(Vectors, [5, 2]).requires_grad_();

        var loss = SupervisedContrast.Loss(vectors, arange(5, dtype: ScalarType.Int64), 0.1);
        loss.backward();

        loss.item<float>().ShouldBe(0);
        vectors.grad.ShouldNotBeNull().data<float>().ToArray().ShouldAllBe(g => g == 0);
    }

    [Fact]
    public void Loss_RandomBatches_IsThatOfThePlainFormula()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        for (var round = 0; round < 20; round++)
        {
            var vectors = nn.functional.normalize(randn(12, 4, generator: random));
            var labels = randint(5, [12], generator: random);

            var loss = SupervisedContrast.Loss(vectors, labels, 0.3).item<float>();

            loss.ShouldBe((float)Plain(vectors.data<float>().ToArray(), 4, labels.data<long>().ToArray(), 0.3), 1e-4f);
        }
    }

    private static double Plain(float[] vectors, int size, long[] labels, double temperature)
    {
        var n = labels.Length;
        double Exponential(int i, int j) => Math.Exp(Enumerable.Range(0, size).Sum(k => (double)vectors[(i * size) + k] * vectors[(j * size) + k]) / temperature);
        var losses = new List<double>();
        for (var i = 0; i < n; i++)
        {
            var others = Enumerable.Range(0, n).Where(j => j != i).ToArray();
            var partners = others.Where(j => labels[j] == labels[i]).ToArray();
            if (partners.Length > 0)
            {
                losses.Add(partners.Average(p => -Math.Log(Exponential(i, p) / others.Sum(j => Exponential(i, j)))));
            }
        }

        return losses.Average();
    }
}
