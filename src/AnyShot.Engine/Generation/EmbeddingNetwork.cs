using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Generation;

/// <summary>E: scaled feature (..., d) to embedded feature (..., e), at least 0.</summary>
internal sealed class EmbeddingNetwork : Module<Tensor, Tensor>
{
    private readonly Linear _layer;

    public EmbeddingNetwork(EGanSizes sizes, Generator random)
        : base(nameof(EmbeddingNetwork))
    {
        _layer = NormalLinear.Make(sizes.Feature, sizes.Embedded, random);
        RegisterComponents();
    }

    public override Tensor forward(Tensor feature) => _layer.call(feature).relu();
}
