using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones;

/// <summary>
/// A convolution without bias and the batch normalisation after it: (N, in, H, W) to (N, out, H / stride, W / stride). It computes in the element type of its input: for bfloat16
/// maps the float32 weights are rounded on the way, while the normalisation keeps float32 statistics, scale and shift.
/// </summary>
internal sealed class ConvolutionNorm : Module<Tensor, Tensor>
{
    private readonly Conv2d _convolution;
    private readonly BatchNorm2d _norm;

    /// <param name="inChannels">Channels in.</param>
    /// <param name="outChannels">Channels out.</param>
    /// <param name="kernel">Odd side of the kernel; the padding keeps the side of the maps.</param>
    /// <param name="stride">1 or 2.</param>
    public ConvolutionNorm(int inChannels, int outChannels, int kernel, int stride)
        : base(nameof(ConvolutionNorm))
    {
        _convolution = Conv2d(inChannels, outChannels, kernel, stride: stride, padding: kernel / 2, bias: false);
        _norm = BatchNorm2d(outChannels);
        RegisterComponents();
        init.kaiming_normal_(_convolution.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
    }

    public override Tensor forward(Tensor maps)
    {
        var weight = _convolution.weight;
        if (maps.dtype == weight.dtype)
        {
            using var plain = functional.conv2d(maps, weight, null, _convolution.stride, _convolution.padding);
            return _norm.call(plain);
        }

        using var rounded = weight.to(maps.dtype);
        using var convolved = functional.conv2d(maps, rounded, null, _convolution.stride, _convolution.padding);
        return _norm.call(convolved);
    }

    /// <summary>A block starts as its shortcut when the scale of its last normalisation is 0 (Goyal et al., "Accurate, Large Minibatch SGD", 2017).</summary>
    public void StartAtZero() => init.zeros_(_norm.weight!);

    /// <summary>The convolution that does the same in evaluation: its weight times scale over deviation, and a bias.</summary>
    public FoldedConvolution Fold()
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        var factor = _norm.weight! / (_norm.running_var! + _norm.eps).sqrt();
        var weight = _convolution.weight * factor.reshape(-1, 1, 1, 1);
        var bias = _norm.bias! - (_norm.running_mean! * factor);
        return new FoldedConvolution(weight.MoveToOuterDisposeScope(), bias.MoveToOuterDisposeScope(), _convolution.stride, _convolution.padding!);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _convolution.Dispose();
            _norm.Dispose();
        }

        base.Dispose(disposing);
    }
}
