using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones.Generative;

/// <summary>
/// y = x + F(relu(x)), F a 3 x 3 and a 1 x 1 convolution without bias, ReLU between. The published code's ReLU works in place, so that it computes
/// relu(x) + F(relu(x)) and what was recorded of the layer before is rectified too (flaw P5).
/// </summary>
internal sealed class QuantizedResidualBlock : Module<Tensor, Tensor>
{
    private readonly Conv2d _spatial;
    private readonly Conv2d _mixing;
    private readonly bool _rectifiesSkip;

    public QuantizedResidualBlock(int maps, int hidden, bool rectifiesSkip)
        : base(nameof(QuantizedResidualBlock))
    {
        _spatial = Conv2d(maps, hidden, 3, padding: 1, bias: false);
        _mixing = Conv2d(hidden, maps, 1, bias: false);
        _rectifiesSkip = rectifiesSkip;
        RegisterComponents();
    }

    /// <summary>What the block adds to: its input, rectified under P5.</summary>
    public Tensor Skip(Tensor maps) => _rectifiesSkip ? maps.relu() : maps;

    public override Tensor forward(Tensor maps)
    {
        using var scope = NewDisposeScope();
        return (Skip(maps) + _mixing.call(_spatial.call(maps.relu()).relu())).MoveToOuterDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _spatial.Dispose();
            _mixing.Dispose();
        }

        base.Dispose(disposing);
    }
}
