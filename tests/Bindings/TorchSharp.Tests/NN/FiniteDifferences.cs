using static TorchSharp.torch;

namespace TorchSharp.Tests.NN;

/// <summary>Compares derivatives of libtorch with central differences, in double precision.</summary>
internal static class FiniteDifferences
{
    private const double Step = 1e-5;

    /// <summary>Checks the gradient of a function with respect to all its arguments; its result is weighted at random to give one number.</summary>
    public static void CheckGradient(Func<Tensor[], Tensor> function, params Tensor[] at) => Check(Weighted(function, at), at, 1e-6);

    /// <summary>Checks the gradient of the squared length of the gradient: a backward pass through a backward pass.</summary>
    public static void CheckSecondGradient(Func<Tensor[], Tensor> function, params Tensor[] at)
    {
        var scalar = Weighted(function, at);
        Tensor SquaredLength(Tensor[] inputs)
        {
            var gradients = autograd.grad([scalar(inputs)], inputs, create_graph: true);
            return gradients.Select(g => g.pow(2).sum()).Aggregate((a, b) => a + b);
        }
        Check(SquaredLength, at, 1e-5);
    }

    private static Func<Tensor[], Tensor> Weighted(Func<Tensor[], Tensor> function, Tensor[] at)
    {
        using var result = function(at);
        var weights = randn(result.shape, dtype: float64);
        return inputs => (function(inputs) * weights).sum();
    }

    private static void Check(Func<Tensor[], Tensor> scalar, Tensor[] at, double tolerance)
    {
        var inputs = at.Select(t => t.detach().clone().requires_grad_(true)).ToArray();
        var gradients = autograd.grad([scalar(inputs)], inputs);
        for (var i = 0; i < inputs.Length; i++)
        {
            var analytic = gradients[i].contiguous().data<double>().ToArray();
            for (long j = 0; j < inputs[i].numel(); j++)
            {
                var difference = (Shifted(scalar, inputs, i, j, Step) - Shifted(scalar, inputs, i, j, -Step)) / (2 * Step);
                analytic[j].ShouldBe(difference, tolerance * Math.Max(1, Math.Abs(difference)), $"argument {i}, element {j}");
            }
        }
    }

    private static double Shifted(Func<Tensor[], Tensor> scalar, Tensor[] inputs, int argument, long element, double step)
    {
        var shifted = inputs.Select(t => t.detach().clone()).ToArray();
        var flat = shifted[argument].contiguous().reshape(-1);
        using (no_grad()) flat[element].add_(step);
        shifted[argument] = flat.reshape(inputs[argument].shape);
        foreach (var input in shifted) input.requires_grad_(true);
        return scalar(shifted).item<double>();
    }
}
