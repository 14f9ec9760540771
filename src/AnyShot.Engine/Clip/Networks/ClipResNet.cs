using AnyShot.Engine.Clip.Weights;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Clip.Networks;

/// <summary>
/// CLIP's residual network (Radford et al. 2021, 2.4): a stem of three convolutions and a mean over windows, four stages of bottlenecks, attention pooling.
/// ResNet-50, ResNet-101 and the wider ones differ in the sizes only, which the tensors tell.
/// </summary>
internal sealed class ClipResNet : ClipImageTower
{
    private const int Reduction = 32;
    private const int Stages = 4;

    private readonly ClipConvolution _stem1;
    private readonly ClipConvolution _stem2;
    private readonly ClipConvolution _stem3;
    private readonly ModuleList<ClipBottleneck> _blocks = ModuleList<ClipBottleneck>();
    private readonly ClipAttentionPool _pool;

    /// <param name="weights">The part <c>visual</c> of a file.</param>
    /// <param name="settings">What the tensors do not tell.</param>
    public ClipResNet(ClipWeights weights, ClipSettings settings)
        : base(nameof(ClipResNet))
    {
        var stem = weights.Size("conv1.weight", 0);
        var from = weights.Size("conv3.weight", 0);
        _stem1 = new ClipConvolution(weights, "conv1", "bn1", 3, stem, 3, stride: 2);
        _stem2 = new ClipConvolution(weights, "conv2", "bn2", stem, stem, 3);
        _stem3 = new ClipConvolution(weights, "conv3", "bn3", stem, from, 3);
        var inside = from;
        for (var stage = 1; stage <= Stages; stage++, inside *= 2)
        {
            var count = Math.Max(weights.Count($"layer{stage}", "conv1.weight"), 1);
            for (var i = 0; i < count; i++, from = inside * ClipBottleneck.Expansion)
            {
                _blocks.append(new ClipBottleneck(weights.At($"layer{stage}.{i}"), from, inside, i == 0 && stage > 1 ? 2 : 1));
            }
        }

        var pool = weights.At("attnpool");
        var grid = pool.Grid("positional_embedding");
        Side = (int)(grid * Reduction);
        EmbeddingSize = (int)pool.Size("c_proj.weight", 0);
        _pool = new ClipAttentionPool(pool, from, settings.ImageHeads(from), grid * grid, EmbeddingSize);
        RegisterComponents();
    }

    /// <inheritdoc />
    public override int Side { get; }

    /// <inheritdoc />
    public override int EmbeddingSize { get; }

    public override Tensor forward(Tensor images)
    {
        using var scope = NewDisposeScope();
        var maps = functional.relu(_stem1.call(images));
        maps = functional.relu(_stem3.call(functional.relu(_stem2.call(maps))));
        maps = functional.avg_pool2d(maps, 2L);
        foreach (var block in _blocks)
        {
            maps = block.call(maps);
        }

        return _pool.call(maps).MoveToOuterDisposeScope();
    }
}
