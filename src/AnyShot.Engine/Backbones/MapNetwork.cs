using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones;

/// <summary>An <see cref="EmbeddingMap"/> in training: (N, d) embeddings to (N, d). It begins as the identity, so that what it has not learnt is as it was, and decay of its weights draws it there.</summary>
internal sealed class MapNetwork : FeatureNetwork
{
    private readonly Linear _map;

    /// <param name="size">d.</param>
    public MapNetwork(int size)
        : base("linear map", channels: 1, size, stages: 1)
    {
        _map = Linear(size, size, hasBias: false);
        RegisterComponents();
        using var gradients = no_grad();
        _map.weight.zero_();
    }

    public EmbeddingMap Export()
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        return new EmbeddingMap(_map.weight.cpu().contiguous().data<float>().ToArray());
    }

    protected override Tensor Stage(int stage, Tensor maps) => maps + _map.call(maps);

    protected override Tensor Pool(Tensor maps) => maps;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _map.Dispose();
        }

        base.Dispose(disposing);
    }
}
