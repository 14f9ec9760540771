using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones.Generative;

/// <summary>Two 3 x 3 convolutions with channel dropout and ReLU, and a skip, which is a 1 x 1 convolution where the maps differ in number.</summary>
internal sealed class DiffusionBlock : Module<Tensor, Tensor>
{
    private const double DropShare = 0.1;

    private readonly Conv2d _first;
    private readonly Conv2d _second;
    private readonly Conv2d? _skip;
    private readonly Dropout2d _drop = Dropout2d(DropShare);
    private readonly bool _dropsTwice;
    private readonly bool _isLast;

    /// <param name="from">Maps in.</param>
    /// <param name="between">Maps between the convolutions.</param>
    /// <param name="to">Maps out.</param>
    /// <param name="dropsTwice">Dropout behind the second convolution too: grey images.</param>
    /// <param name="isLast">Neither dropout nor ReLU at the end: the target takes both signs.</param>
    public DiffusionBlock(int from, int between, int to, bool dropsTwice, bool isLast = false)
        : base(nameof(DiffusionBlock))
    {
        _first = Conv2d(from, between, 3, padding: 1);
        _second = Conv2d(between, to, 3, padding: 1);
        _skip = from == to ? null : Conv2d(from, to, 1, bias: false);
        _dropsTwice = dropsTwice;
        _isLast = isLast;
        RegisterComponents();
    }

    public override Tensor forward(Tensor maps)
    {
        using var scope = NewDisposeScope();
        var inner = _second.call(_drop.call(_first.call(maps)).relu());
        if (!_isLast)
        {
            inner = (_dropsTwice ? _drop.call(inner) : inner).relu();
        }

        return (inner + (_skip?.call(maps) ?? maps)).MoveToOuterDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _first.Dispose();
            _second.Dispose();
            _skip?.Dispose();
            _drop.Dispose();
        }

        base.Dispose(disposing);
    }
}
