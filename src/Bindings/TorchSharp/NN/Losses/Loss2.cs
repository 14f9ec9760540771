using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A loss of two tensors.</summary>
public abstract class Loss<T1, T2, TResult> : nn.Module<T1, T2, TResult>
{
    /// <param name="reduction">How the losses of the elements become the result.</param>
    public Loss(nn.Reduction reduction = nn.Reduction.Mean) : base("Loss") => this.reduction = reduction;

    /// <summary>How the losses of the elements become the result.</summary>
    public nn.Reduction reduction { get; }

    /// <inheritdoc/>
    public override string GetName() => GetType().Name;
}
