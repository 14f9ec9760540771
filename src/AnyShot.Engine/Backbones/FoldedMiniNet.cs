using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones;

/// <summary><see cref="MiniNet"/> for inference: no batch normalisation, no gradients, work in place. Owns its tensors.</summary>
internal sealed class FoldedMiniNet : Module<Tensor, Tensor>
{
    private readonly FoldedConvolution _stem;
    private readonly FoldedConvolution _stem2;
    private readonly FoldedBlock[] _toMiddle;
    private readonly FoldedBlock[] _toLast;
    private Tensor _centre;
    private Tensor _scale;
    private ScalarType _type = ScalarType.Float32;

    public FoldedMiniNet(FoldedConvolution stem, FoldedConvolution stem2, FoldedBlock[] toMiddle, FoldedBlock[] toLast, Tensor centre, Tensor scale)
        : base(nameof(FoldedMiniNet))
    {
        (_stem, _stem2, _toMiddle, _toLast) = (stem, stem2, toMiddle, toLast);
        _centre = centre.detach().clone().DetachFromDisposeScope();
        _scale = scale.detach().clone().DetachFromDisposeScope();
    }

    /// <summary>Maps in the given type; the embedding is float32 in any case.</summary>
    public FoldedMiniNet To(ScalarType type, Device device)
    {
        _type = type;
        _stem.To(type, device);
        _stem2.To(type, device);
        foreach (var block in _toMiddle.Concat(_toLast))
        {
            block.To(type, device);
        }

        _centre = _centre.to(ScalarType.Float32, device, disposeAfter: true).DetachFromDisposeScope();
        _scale = _scale.to(ScalarType.Float32, device, disposeAfter: true).DetachFromDisposeScope();
        return this;
    }

    public override Tensor forward(Tensor images)
    {
        using var scope = NewDisposeScope();
        var maps = _stem2.Apply(_stem.Apply(images.to(_type)).relu_()).relu_();
        maps = _toMiddle.Aggregate(maps, static (maps, block) => block.Apply(maps));
        var middle = maps.alias();
        var features = MiniNet.Pool(_toLast.Aggregate(maps, static (maps, block) => block.Apply(maps)), middle);
        return functional.normalize((features - _centre) * _scale).MoveToOuterDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stem.Dispose();
            _stem2.Dispose();
            foreach (var block in _toMiddle.Concat(_toLast))
            {
                block.Dispose();
            }

            _centre.Dispose();
            _scale.Dispose();
        }

        base.Dispose(disposing);
    }
}
