using static TorchSharp.torch;

namespace TorchSharp.Tests.Autograd;

/// <summary>Compares gradients with central differences, in doubles.</summary>
internal static class GradientCheck
{
    private const double Step = 1e-6;

    /// <summary>Random weights make every output element count differently.</summary>
    internal static void Verify(string name, Func<Tensor[], Tensor> function, double tolerance, params Tensor[] inputs)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[] leaves = Array.ConvertAll(inputs, input => input.detach().clone().requires_grad_());
        Tensor output = function(leaves);
        Tensor weights = randn(output.shape, dtype: float64);
        IList<Tensor> gradients = autograd.grad([(output * weights).sum()], leaves);
        for (int i = 0; i < inputs.Length; i++)
        {
            double[] found = gradients[i].contiguous().data<double>().ToArray();
            double[] expected = Numeric(function, inputs, i, weights);
            for (int j = 0; j < expected.Length; j++)
            {
                found[j].ShouldBe(expected[j], tolerance * Math.Max(1, Math.Abs(expected[j])), $"{name}: input {i}, element {j}");
            }
        }
    }

    private static double[] Numeric(Func<Tensor[], Tensor> function, Tensor[] inputs, int which, Tensor weights)
    {
        double[] values = inputs[which].contiguous().data<double>().ToArray();
        double[] result = new double[values.Length];
        for (int j = 0; j < values.Length; j++)
        {
            result[j] = (Evaluate(values[j] + Step) - Evaluate(values[j] - Step)) / (2 * Step);

            double Evaluate(double value)
            {
                using DisposeScope scope = NewDisposeScope();
                double[] moved = [.. values];
                moved[j] = value;
                Tensor[] arguments = [.. inputs];
                arguments[which] = tensor(moved, inputs[which].shape).requires_grad_();
                return (function(arguments) * weights).sum().item<double>();
            }
        }

        return result;
    }
}
