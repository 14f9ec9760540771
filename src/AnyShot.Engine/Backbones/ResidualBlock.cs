using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones;

/// <summary>
/// Two 3 x 3 convolutions with batch normalisation and a shortcut around them (He et al., "Deep Residual Learning for Image Recognition", 2016).
/// (N, in, H, W) to (N, out, H / stride, W / stride).
/// </summary>
internal sealed class ResidualBlock : Module<Tensor, Tensor>
{
    private readonly Conv2d _first;
    private readonly BatchNorm2d _firstNorm;
    private readonly Conv2d _second;
    private readonly BatchNorm2d _secondNorm;
    private readonly Conv2d? _shortcut;
    private readonly BatchNorm2d? _shortcutNorm;

    public ResidualBlock(int inChannels, int outChannels, int stride)
        : base(nameof(ResidualBlock))
    {
        _first = Conv2d(inChannels, outChannels, 3, stride: stride, padding: 1, bias: false);
        _firstNorm = BatchNorm2d(outChannels);
        _second = Conv2d(outChannels, outChannels, 3, stride: 1, padding: 1, bias: false);
        _secondNorm = BatchNorm2d(outChannels);
        if (stride != 1 || inChannels != outChannels)
        {
            _shortcut = Conv2d(inChannels, outChannels, 1, stride: stride, bias: false);
            _shortcutNorm = BatchNorm2d(outChannels);
        }

        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var hidden = functional.relu(_firstNorm.call(_first.call(input)));
        hidden = _secondNorm.call(_second.call(hidden));
        var around = _shortcut is null ? input : _shortcutNorm!.call(_shortcut.call(input));
        return functional.relu(hidden + around).MoveToOuterDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _first.Dispose();
            _firstNorm.Dispose();
            _second.Dispose();
            _secondNorm.Dispose();
            _shortcut?.Dispose();
            _shortcutNorm?.Dispose();
        }

        base.Dispose(disposing);
    }
}
