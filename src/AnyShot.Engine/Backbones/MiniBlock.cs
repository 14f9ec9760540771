using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones;

/// <summary>The residual block of <see cref="MiniNet"/>: two 3 x 3 convolutions and a shortcut (He et al., "Deep Residual Learning for Image Recognition", 2016).</summary>
internal sealed class MiniBlock : Module<Tensor, Tensor>
{
    private readonly ConvolutionNorm _first;
    private readonly ConvolutionNorm _second;
    private readonly ConvolutionNorm? _shortcut;

    public MiniBlock(int inChannels, int outChannels, int stride)
        : base(nameof(MiniBlock))
    {
        _first = new ConvolutionNorm(inChannels, outChannels, 3, stride);
        _second = new ConvolutionNorm(outChannels, outChannels, 3, 1);
        _second.StartAtZero();
        _shortcut = stride != 1 || inChannels != outChannels ? new ConvolutionNorm(inChannels, outChannels, 1, stride) : null;
        RegisterComponents();
    }

    public override Tensor forward(Tensor maps)
    {
        using var scope = NewDisposeScope();
        var hidden = _second.call(_first.call(maps).relu_());
        return (hidden + (_shortcut?.call(maps) ?? maps)).relu_().MoveToOuterDisposeScope();
    }

    public FoldedBlock Fold() => new(_first.Fold(), _second.Fold(), _shortcut?.Fold());

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _first.Dispose();
            _second.Dispose();
            _shortcut?.Dispose();
        }

        base.Dispose(disposing);
    }
}
