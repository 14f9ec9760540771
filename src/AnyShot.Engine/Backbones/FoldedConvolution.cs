using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones;

/// <summary>A convolution with the batch normalisation of <see cref="ConvolutionNorm"/> folded in. Weights lie channels-last. For inference only.</summary>
internal sealed class FoldedConvolution : IDisposable
{
    private readonly long[] _stride;
    private readonly long[] _padding;
    private Tensor _weight;
    private Tensor _bias;

    /// <param name="weight">(out, in, k, k); owned from here on.</param>
    /// <param name="bias">(out); owned from here on.</param>
    /// <param name="stride">Height and width.</param>
    /// <param name="padding">Height and width.</param>
    public FoldedConvolution(Tensor weight, Tensor bias, long[] stride, long[] padding)
    {
        (_weight, _bias, _stride, _padding) = (weight.DetachFromDisposeScope(), bias.DetachFromDisposeScope(), stride, padding);
    }

    public Tensor Apply(Tensor maps) => functional.conv2d(maps, _weight, _bias, _stride, _padding);

    /// <summary>Moves the weights to another element type or device.</summary>
    public void To(ScalarType type, Device device)
    {
        (_weight, _bias) = (_weight.to(type, device, disposeAfter: true).DetachFromDisposeScope(), _bias.to(type, device, disposeAfter: true).DetachFromDisposeScope());
    }

    public void Dispose()
    {
        _weight.Dispose();
        _bias.Dispose();
    }
}
