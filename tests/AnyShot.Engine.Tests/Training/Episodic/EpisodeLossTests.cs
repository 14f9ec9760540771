using AnyShot.Engine.Training.Episodic;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Training.Episodic;

/// <summary>Against a plain loop over the definition.</summary>
[Collection(TorchCollection.Name)]
public sealed class EpisodeLossTests
{
    private const int Ways = 3;
    private const int Shots = 2;
    private const int Size = 4;
    private const float Kappa = 7;

    private static readonly int[] Truth = [0, 1, 2, 2, 0];

    [Fact]
    public void Logits_Euclidean_LossOfThePlainLoop() => Loss(null).ShouldBe(Plain((query, prototype) => query.Zip(prototype).Sum(pair => (pair.First - pair.Second) * (pair.First - pair.Second))), 1e-4);

    [Fact]
    public void Logits_Cosine_LossOfThePlainLoop() => Loss(Kappa).ShouldBe(
        Plain((query, prototype) => Kappa * (1 - (query.Zip(prototype).Sum(pair => pair.First * pair.Second) / (Norm(query) * Norm(prototype))))), 1e-4);

    [Fact]
    public void Logits_KappaIsLearnt_GetsAGradient()
    {
        using var scope = NewDisposeScope();
        using var network = new EpisodicNetwork(Engine.Backbones.BackboneNetworks.Create("conv4-32", 1, 16, Engine.Episodes.CompatSwitches.None), EpisodicMetric.Cosine);
        var kappa = network.Kappa.ShouldNotBeNull();
        kappa.item<float>().ShouldBe(10);
        EpisodeLoss.Logits(Rows(5, 1), EpisodeLoss.Prototypes(Rows(Ways * Shots, 2), Ways), kappa).sum().backward();

        kappa.grad.ShouldNotBeNull().item<float>().ShouldBeLessThan(0);
    }

    private static double Loss(float? kappa)
    {
        using var scope = NewDisposeScope();
        var logits = EpisodeLoss.Logits(Rows(5, 1), EpisodeLoss.Prototypes(Rows(Ways * Shots, 2), Ways), kappa is { } value ? tensor(new[] { value }) : null);
        return nn.functional.cross_entropy(logits, tensor(Array.ConvertAll(Truth, label => (long)label))).item<float>();
    }

    private static double Plain(Func<double[], double[], double> distance)
    {
        var (queries, support) = (Numbers(5, 1), Numbers(Ways * Shots, 2));
        var prototypes = Enumerable.Range(0, Ways).Select(c => Enumerable.Range(0, Size).Select(i => Enumerable.Range(0, Shots).Average(row => support[(row * Ways) + c][i])).ToArray()).ToArray();
        return queries.Zip(Truth).Average(query =>
        {
            var odds = prototypes.Select(prototype => Math.Exp(-distance(query.First, prototype))).ToArray();
            return -Math.Log(odds[query.Second] / odds.Sum());
        });
    }

    private static double Norm(double[] row) => Math.Sqrt(row.Sum(value => value * value));

    private static double[][] Numbers(int rows, int seed) => [.. Enumerable.Range(0, rows).Select(row => Enumerable.Range(0, Size).Select(i => Math.Sin((row * 3.1) + (i * 1.7) + seed)).ToArray())];

    private static Tensor Rows(int rows, int seed) => tensor(Numbers(rows, seed).SelectMany(row => row.Select(value => (float)value)).ToArray(), [rows, Size]);
}
