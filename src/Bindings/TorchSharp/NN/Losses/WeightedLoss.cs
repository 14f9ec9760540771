using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A loss of two tensors with weights.</summary>
public abstract class WeightedLoss<T1, T2, TResult> : Loss<T1, T2, TResult>
{
    /// <param name="weight">Weights, which stay the caller's: they must live as long as the loss and lie on the device of its inputs.</param>
    /// <param name="reduction">How the losses of the elements become the result.</param>
    public WeightedLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean) : base(reduction) => this.weight = weight;

    /// <summary>Weights, or null.</summary>
    public Tensor? weight { get; }
}
