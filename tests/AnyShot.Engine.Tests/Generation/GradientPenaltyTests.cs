using AnyShot.Engine.Generation;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Generation;

public sealed class GradientPenaltyTests
{
    private static readonly EGanSizes Tiny = new(Feature: 3, Semantic: 2, Noise: 2, GeneratorHidden: 4, CriticHidden: 5, Embedded: 3, Projected: 2, ComparatorHidden: 4);

    [Fact]
    public void Of_CriticThatIsTheLength_IsZero()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);

        var penalty = GradientPenalty.Of(x => x.square().sum(1L).sqrt(), randn(50, 6, generator: random), randn(50, 6, generator: random), random);

        penalty.item<float>().ShouldBe(0, 1e-10f);
    }

    [Fact]
    public void Of_LinearCritic_IsTheSquaredDistanceOfItsLengthFromOne()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        var weights = tensor(new float[] { 3, 0, 4 });

        GradientPenalty.Of(x => x.matmul(weights), randn(8, 3, generator: random), randn(8, 3, generator: random), random).item<float>().ShouldBe(16, 1e-4f);
    }

    [Fact]
    public void Of_TinyCritic_HasTheGradientThatFiniteDifferencesGive()
    {
        using var scope = NewDisposeScope();
        using var start = new Generator(5);
        using var critic = new CriticNetwork(Tiny, start);
        // Weights of usual size: with those of the initialisation the penalty hardly moves.
        foreach (var parameter in critic.parameters())
        {
            using var noGrad = no_grad();
            parameter.copy_(randn(parameter.shape, generator: start) * 0.7);
        }

        var (real, fake, condition) = (randn(6, 3, generator: start), randn(6, 3, generator: start), randn(6, 2, generator: start));
        Penalty().backward();

        const float Step = 1e-2f;
        foreach (var (name, parameter) in critic.named_parameters())
        {
            // The bias of the output does not touch the gradient by the input, and autograd leaves it out.
            var gradient = parameter.grad?.data<float>().ToArray() ?? new float[parameter.numel()];
            for (var i = 0; i < gradient.Length; i++)
            {
                var difference = (At(parameter, i, Step) - At(parameter, i, -Step)) / (2 * Step);
                difference.ShouldBe(gradient[i], 0.02f + (0.02f * Math.Abs(gradient[i])), $"{name}[{i}]");
            }
        }

        Tensor Penalty()
        {
            using var random = new Generator(9);
            return GradientPenalty.Of(x => critic.call(x, condition), real, fake, random);
        }

        float At(Tensor parameter, int index, float step)
        {
            var flat = parameter.detach().view(-1);
            flat[index] = flat[index] + step;
            var value = Penalty().item<float>();
            flat[index] = flat[index] - step;
            return value;
        }
    }
}
