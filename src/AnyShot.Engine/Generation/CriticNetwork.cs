using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Generation;

/// <summary>D: scaled feature (n, d) and condition (n, semantic) to a score (n), high where the pair looks real.</summary>
internal sealed class CriticNetwork : Module<Tensor, Tensor, Tensor>
{
    private readonly ConditionedLayer _hidden;
    private readonly Linear _output;

    public CriticNetwork(EGanSizes sizes, Generator random)
        : base(nameof(CriticNetwork))
    {
        _hidden = new ConditionedLayer(sizes.Feature, sizes.Semantic, sizes.CriticHidden, random);
        _output = NormalLinear.Make(sizes.CriticHidden, 1, random);
        RegisterComponents();
    }

    public override Tensor forward(Tensor feature, Tensor condition) => _output.call(functional.leaky_relu(_hidden.call(feature, condition), 0.2)).squeeze(-1);
}
