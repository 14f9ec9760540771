using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones.Generative;

/// <summary>Noise to code: noise of unit length a number, then eight equalised linear layers with leaky ReLU.</summary>
internal sealed class GanMapping : Module<Tensor, Tensor>
{
    public const double Slope = 0.2;
    private const int Layers = 8;
    private const double Speed = 0.01;

    private readonly ModuleList<EqualizedLinear> _layers = ModuleList<EqualizedLinear>();

    public GanMapping(int size)
        : base(nameof(GanMapping))
    {
        for (var i = 0; i < Layers; i++)
        {
            _layers.append(new EqualizedLinear(size, size, Speed));
        }

        RegisterComponents();
    }

    /// <param name="noise">(N, code size).</param>
    public override Tensor forward(Tensor noise)
    {
        using var scope = NewDisposeScope();
        var values = noise * (noise.square().mean([1], keepdim: true) + 1e-8).rsqrt();
        foreach (var layer in _layers)
        {
            values = functional.leaky_relu(layer.call(values), Slope) * Math.Sqrt(2);
        }

        return values.MoveToOuterDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _layers.Dispose();
        }

        base.Dispose(disposing);
    }
}
