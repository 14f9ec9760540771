using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones;

/// <summary>
/// Pre-activation block of WRN-28-10: normalisation and ReLU before each of two 3 x 3 convolutions, dropout between them. Where the number of maps changes, the
/// activated input feeds a 1 x 1 convolution around them; elsewhere the input itself goes around. (N, in, H, W) to (N, out, H / stride, W / stride).
/// </summary>
internal sealed class WideBlock : Module<Tensor, Tensor>
{
    private const double DropoutShare = 0.5;

    private readonly BatchNorm2d _firstNorm;
    private readonly Conv2d _first;
    private readonly BatchNorm2d _secondNorm;
    private readonly Dropout _dropout;
    private readonly Conv2d _second;
    private readonly Conv2d? _shortcut;

    public WideBlock(int inChannels, int outChannels, int stride)
        : base(nameof(WideBlock))
    {
        _firstNorm = BatchNorm2d(inChannels);
        _first = Conv2d(inChannels, outChannels, 3, stride: stride, padding: 1, bias: false);
        _secondNorm = BatchNorm2d(outChannels);
        _dropout = Dropout(DropoutShare);
        _second = Conv2d(outChannels, outChannels, 3, padding: 1, bias: false);
        if (inChannels != outChannels)
        {
            _shortcut = Conv2d(inChannels, outChannels, 1, stride: stride, bias: false);
        }

        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var activated = functional.relu(_firstNorm.call(input));
        var hidden = functional.relu(_secondNorm.call(_first.call(activated)));
        hidden = _second.call(_dropout.call(hidden));
        return (hidden + (_shortcut is null ? input : _shortcut.call(activated))).MoveToOuterDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _firstNorm.Dispose();
            _first.Dispose();
            _secondNorm.Dispose();
            _dropout.Dispose();
            _second.Dispose();
            _shortcut?.Dispose();
        }

        base.Dispose(disposing);
    }
}
