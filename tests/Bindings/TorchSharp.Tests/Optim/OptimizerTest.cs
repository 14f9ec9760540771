using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Optim;

/// <summary>Runs an optimiser on two numbers whose gradients are given, beside a recurrence written out in plain numbers.</summary>
public abstract class OptimizerTest : ScopedTest
{
    protected static readonly double[][] Gradients = [[1, -2], [0.5, 0.25], [-3, 4], [0.125, 1], [2, 2]];

    protected static readonly double[] Start = [1, -0.5];

    protected static Parameter NewParameter() => new(Numbers([2], Start));

    protected static void GiveGradient(Parameter parameter, double[] gradient) => parameter.grad = Numbers([2], gradient);

    /// <param name="step">The recurrence of one element: (weight, gradient, step number from 1) to the next weight; called in order for each element.</param>
    protected static void ShouldFollow(Func<Parameter, optim.Optimizer> make, Func<Func<double, double, int, double>> newRecurrence)
    {
        var parameter = NewParameter();
        using var optimizer = make(parameter);
        var recurrences = new[] { newRecurrence(), newRecurrence() };
        var expected = (double[])Start.Clone();
        for (var t = 1; t <= Gradients.Length; t++)
        {
            GiveGradient(parameter, Gradients[t - 1]);
            optimizer.step();
            for (var i = 0; i < 2; i++) expected[i] = recurrences[i](expected[i], Gradients[t - 1][i], t);
            ShouldBe(parameter, expected, 1e-12);
        }
    }
}
