using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones.Generative;

/// <summary>
/// Code to picture: a linear layer to maps of an eighth of the side, then three transposed convolutions with batch normalisation (Radford, Metz and Chintala 2016).
/// Maps 256, 128 and 64 at width 512. A side that is no multiple of 8 is made larger and cut.
/// </summary>
internal sealed class GanGenerator : Module<Tensor, Tensor>
{
    private readonly Linear _first;
    private readonly Sequential _layers;
    private readonly int _maps;
    private readonly int _start;
    private readonly int _side;

    public GanGenerator(GenerativeSpec spec)
        : base(nameof(GanGenerator))
    {
        _side = spec.Side;
        _start = (spec.Side + 7) / 8;
        _maps = spec.Width / 2;
        _first = Linear(spec.CodeSize, _maps * _start * _start);
        _layers = Sequential(
            BatchNorm2d(_maps), ReLU(), ConvTranspose2d(_maps, _maps / 2, 4, stride: 2, padding: 1),
            BatchNorm2d(_maps / 2), ReLU(), ConvTranspose2d(_maps / 2, Math.Max(1, _maps / 4), 4, stride: 2, padding: 1),
            BatchNorm2d(Math.Max(1, _maps / 4)), ReLU(), ConvTranspose2d(Math.Max(1, _maps / 4), spec.Channels, 4, stride: 2, padding: 1), Tanh());
        RegisterComponents();
    }

    /// <param name="codes">(N, code size).</param>
    /// <returns>(N, channels, side, side), -1 to 1.</returns>
    public override Tensor forward(Tensor codes)
    {
        using var scope = NewDisposeScope();
        var maps = _layers.call(_first.call(codes).reshape(-1, _maps, _start, _start));
        var cut = (maps.shape[2] - _side) / 2;
        return maps.narrow(2, cut, _side).narrow(3, cut, _side).contiguous().MoveToOuterDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _first.Dispose();
            _layers.Dispose();
        }

        base.Dispose(disposing);
    }
}
