using AnyShot.Engine.Clip.Weights;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Clip.Networks;

/// <summary>A residual block of three convolutions whose stride is a mean over windows, before the last one and on the shortcut ("anti-aliased").</summary>
internal sealed class ClipBottleneck : Module<Tensor, Tensor>
{
    /// <summary>Maps that a block gives for each map inside it.</summary>
    public const int Expansion = 4;

    private readonly ClipConvolution _first;
    private readonly ClipConvolution _second;
    private readonly ClipConvolution _third;
    private readonly ClipConvolution? _shortcut;
    private readonly long _stride;

    /// <param name="weights">Holds conv1, bn1 to conv3, bn3, and downsample where sizes change.</param>
    /// <param name="from">Maps before.</param>
    /// <param name="inside">Maps inside; <see cref="Expansion"/> times as many come out.</param>
    /// <param name="stride">1 or 2.</param>
    public ClipBottleneck(ClipWeights weights, long from, long inside, long stride)
        : base(nameof(ClipBottleneck))
    {
        var to = inside * Expansion;
        _stride = stride;
        _first = new ClipConvolution(weights, "conv1", "bn1", from, inside, 1);
        _second = new ClipConvolution(weights, "conv2", "bn2", inside, inside, 3);
        _third = new ClipConvolution(weights, "conv3", "bn3", inside, to, 1);
        _shortcut = stride > 1 || from != to ? new ClipConvolution(weights.At("downsample"), "0", "1", from, to, 1) : null;
        RegisterComponents();
    }

    public override Tensor forward(Tensor maps)
    {
        using var scope = NewDisposeScope();
        var inner = functional.relu(_second.call(functional.relu(_first.call(maps))));
        var outer = _third.call(Pool(inner));
        return functional.relu(outer + (_shortcut is null ? maps : _shortcut.call(Pool(maps)))).MoveToOuterDisposeScope();
    }

    private Tensor Pool(Tensor maps) => _stride > 1 ? functional.avg_pool2d(maps, _stride) : maps;
}
