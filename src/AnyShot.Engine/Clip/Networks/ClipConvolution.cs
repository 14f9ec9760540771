using AnyShot.Engine.Clip.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Clip.Networks;

/// <summary>A convolution and the batch normalisation behind it, folded into one at loading.</summary>
internal sealed class ClipConvolution : Module<Tensor, Tensor>
{
    private const double Epsilon = 1e-5;

    private readonly Parameter _weight;
    private readonly Parameter _bias;
    private readonly long[] _strides;
    private readonly long[] _padding;

    /// <param name="weights">Where the tensors are.</param>
    /// <param name="convolution">Name of the convolution, which has no bias.</param>
    /// <param name="normalisation">Name of the batch normalisation.</param>
    /// <param name="from">Maps before.</param>
    /// <param name="to">Maps behind.</param>
    /// <param name="kernel">1 or 3; padded so that a stride of 1 keeps the size.</param>
    /// <param name="stride">Step.</param>
    public ClipConvolution(ClipWeights weights, string convolution, string normalisation, long from, long to, long kernel, long stride = 1)
        : base(nameof(ClipConvolution))
    {
        _strides = [stride, stride];
        _padding = [kernel / 2, kernel / 2];
        var norm = weights.At(normalisation);
        using var scope = NewDisposeScope();
        var factor = norm.Read("weight", to) / (norm.Read("running_var", to) + Epsilon).sqrt();
        var shift = norm.Read("bias", to) - (norm.Read("running_mean", to) * factor);
        var kernels = weights.Read($"{convolution}.weight", to, from, kernel, kernel) * factor.view(to, 1, 1, 1);
        _weight = new Parameter(kernels, requires_grad: false);
        _bias = new Parameter(shift, requires_grad: false);
        RegisterComponents();
        scope.Detach(_weight, _bias);
    }

    public override Tensor forward(Tensor maps) => functional.conv2d(maps, _weight, _bias, strides: _strides, padding: _padding);
}
