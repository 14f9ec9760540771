using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones;

/// <summary>
/// ResNet12's block: three 3 x 3 convolutions with batch normalisation and always a 1 x 1 convolution around them. (N, in, H, W) to (N, out, H / stride, W / stride).
/// </summary>
internal sealed class TripleResidualBlock : Module<Tensor, Tensor>
{
    private readonly Conv2d _first;
    private readonly BatchNorm2d _firstNorm;
    private readonly Conv2d _second;
    private readonly BatchNorm2d _secondNorm;
    private readonly Conv2d _third;
    private readonly BatchNorm2d _thirdNorm;
    private readonly Conv2d _shortcut;
    private readonly BatchNorm2d _shortcutNorm;
    private readonly bool _withoutSecondRelu;
    private readonly double _slope;

    /// <param name="inChannels">Maps in.</param>
    /// <param name="outChannels">Maps out.</param>
    /// <param name="stride">Of the first convolution and the shortcut.</param>
    /// <param name="withoutSecondRelu">The published reference code's form (B12): nothing between the second and the third convolution but the normalisation.</param>
    /// <param name="slope">Of every ReLU below zero.</param>
    public TripleResidualBlock(int inChannels, int outChannels, int stride, bool withoutSecondRelu, double slope = 0)
        : base(nameof(TripleResidualBlock))
    {
        (_withoutSecondRelu, _slope) = (withoutSecondRelu, slope);
        _first = Conv2d(inChannels, outChannels, 3, stride: stride, padding: 1, bias: false);
        _firstNorm = BatchNorm2d(outChannels);
        _second = Conv2d(outChannels, outChannels, 3, padding: 1, bias: false);
        _secondNorm = BatchNorm2d(outChannels);
        _third = Conv2d(outChannels, outChannels, 3, padding: 1, bias: false);
        _thirdNorm = BatchNorm2d(outChannels);
        _shortcut = Conv2d(inChannels, outChannels, 1, stride: stride, bias: false);
        _shortcutNorm = BatchNorm2d(outChannels);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var hidden = Relu(_firstNorm.call(_first.call(input)));
        hidden = _secondNorm.call(_second.call(hidden));
        hidden = _thirdNorm.call(_third.call(_withoutSecondRelu ? hidden : Relu(hidden)));
        return Relu(hidden + _shortcutNorm.call(_shortcut.call(input))).MoveToOuterDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _first.Dispose();
            _firstNorm.Dispose();
            _second.Dispose();
            _secondNorm.Dispose();
            _third.Dispose();
            _thirdNorm.Dispose();
            _shortcut.Dispose();
            _shortcutNorm.Dispose();
        }

        base.Dispose(disposing);
    }

    private Tensor Relu(Tensor maps) => _slope > 0 ? functional.leaky_relu(maps, _slope) : functional.relu(maps);
}
