using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Generation;

/// <summary>P: embedded feature (n, e) to a unit vector (n, p), in which features are contrasted.</summary>
internal sealed class ProjectionNetwork : Module<Tensor, Tensor>
{
    private readonly Linear _layer;

    public ProjectionNetwork(EGanSizes sizes, Generator random)
        : base(nameof(ProjectionNetwork))
    {
        _layer = NormalLinear.Make(sizes.Embedded, sizes.Projected, random);
        RegisterComponents();
    }

    public override Tensor forward(Tensor embedded) => functional.normalize(_layer.call(embedded), dim: -1);
}
