using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones.Generative;

/// <summary>Residual blocks one after the other and a ReLU.</summary>
internal sealed class QuantizedStack : Module<Tensor, Tensor>
{
    public const int Blocks = 3;

    private readonly ModuleList<QuantizedResidualBlock> _blocks = ModuleList<QuantizedResidualBlock>();

    public QuantizedStack(int maps, int hidden, bool rectifiesSkips)
        : base(nameof(QuantizedStack))
    {
        for (var i = 0; i < Blocks; i++)
        {
            _blocks.append(new QuantizedResidualBlock(maps, hidden, rectifiesSkips));
        }

        RegisterComponents();
    }

    public override Tensor forward(Tensor maps) => Run(maps, null);

    /// <param name="maps">(N, maps, h, w).</param>
    /// <param name="trace">Receives the input, what lies between the blocks and what the last one gives before the ReLU: <see cref="Blocks"/> + 1 maps, each as its block added to it.</param>
    public Tensor Run(Tensor maps, ICollection<Tensor>? trace)
    {
        foreach (var block in _blocks)
        {
            trace?.Add(block.Skip(maps));
            maps = block.call(maps);
        }

        // The closing ReLU works in place as well where the blocks' do.
        trace?.Add(_blocks[^1].Skip(maps));
        return maps.relu();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _blocks.Dispose();
        }

        base.Dispose(disposing);
    }
}
