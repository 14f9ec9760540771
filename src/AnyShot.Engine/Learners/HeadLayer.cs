using System.Numerics.Tensors;

namespace AnyShot.Engine.Learners;

/// <summary>A linear layer y = W x + b.</summary>
/// <param name="Weight">(outputs, inputs), row-major.</param>
/// <param name="Bias">One an output.</param>
public sealed record HeadLayer(float[] Weight, float[] Bias)
{
    public int Outputs => Bias.Length;

    public int Inputs => Bias.Length == 0 ? 0 : Weight.Length / Bias.Length;

    /// <param name="from"><see cref="Inputs"/> numbers.</param>
    /// <param name="to">Receives <see cref="Outputs"/> numbers.</param>
    internal void Apply(ReadOnlySpan<float> from, Span<float> to)
    {
        for (var row = 0; row < to.Length; row++)
        {
            to[row] = TensorPrimitives.Dot(Weight.AsSpan(row * Inputs, Inputs), from) + Bias[row];
        }
    }
}
