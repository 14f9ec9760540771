using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnyShot.Engine.Generation;

/// <summary>Fully connected layers with weights drawn from a normal distribution of deviation 0.02 and biases 0, as in CE-GZSL.</summary>
internal static class NormalLinear
{
    private const double Deviation = 0.02;

    public static Linear Make(int inputs, int outputs, Generator random, bool bias = true) =>
        nn.Linear(nn.Parameter(normal(0, Deviation, [outputs, inputs], generator: random)), bias ? nn.Parameter(zeros(outputs)) : null);
}
