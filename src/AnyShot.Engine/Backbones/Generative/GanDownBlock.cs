using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones.Generative;

/// <summary>Halves maps: a 3 x 3 convolution, a low pass [1, 3, 3, 1] and a 3 x 3 convolution of stride 2; a 1 x 1 skip, sum over the root of 2.</summary>
internal sealed class GanDownBlock : Module<Tensor, Tensor>
{
    private readonly Conv2d _first;
    private readonly Conv2d _second;
    private readonly Conv2d _skip;
    private readonly Tensor _lowPass;
    private readonly int _width;

    public GanDownBlock(int width)
        : base(nameof(GanDownBlock))
    {
        _width = width;
        _first = Conv2d(width, width, 3, padding: 1);
        _second = Conv2d(width, width, 3, stride: 2, padding: 1);
        _skip = Conv2d(width, width, 1, bias: false);
        var taps = tensor([1f, 3f, 3f, 1f]) / 8;
        _lowPass = taps.outer(taps).reshape(1, 1, 4, 4).repeat(width, 1, 1, 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor maps)
    {
        using var scope = NewDisposeScope();
        var inner = functional.leaky_relu(_first.call(maps), GanMapping.Slope);
        // One row and column more at the left and top, so that maps keep their size.
        inner = functional.conv2d(functional.pad(inner, (2, 1, 2, 1)), _lowPass, groups: _width);
        inner = functional.leaky_relu(_second.call(inner), GanMapping.Slope);
        var skip = functional.conv2d(functional.pad(maps, (1, 2, 1, 2)), _lowPass, strides: [2, 2], groups: _width);
        return ((inner + _skip.call(skip)) / Math.Sqrt(2)).MoveToOuterDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _first.Dispose();
            _second.Dispose();
            _skip.Dispose();
            _lowPass.Dispose();
        }

        base.Dispose(disposing);
    }
}
