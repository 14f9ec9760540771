using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones.Generative;

/// <summary>Two 3 x 3 convolutions with batch normalisation, twice as wide between them, and a skip, which is a 3 x 3 convolution where the maps differ in number. Nothing after the sum.</summary>
internal sealed class VaeResidualBlock : Module<Tensor, Tensor>
{
    private readonly Sequential _main;
    private readonly Conv2d? _skip;

    public VaeResidualBlock(int from, int to)
        : base(nameof(VaeResidualBlock))
    {
        _main = Sequential(Conv2d(from, 2 * from, 3, padding: 1), BatchNorm2d(2 * from), ReLU(), Conv2d(2 * from, to, 3, padding: 1), BatchNorm2d(to));
        _skip = from == to ? null : Conv2d(from, to, 3, padding: 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor maps)
    {
        using var scope = NewDisposeScope();
        return (_main.call(maps) + (_skip?.call(maps) ?? maps)).MoveToOuterDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _main.Dispose();
            _skip?.Dispose();
        }

        base.Dispose(disposing);
    }
}
