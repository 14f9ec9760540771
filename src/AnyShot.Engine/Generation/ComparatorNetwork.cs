using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Generation;

/// <summary>F: how well each embedded feature (n, e) fits each class's condition (C, semantic), as scores (n, C).</summary>
internal sealed class ComparatorNetwork : Module<Tensor, Tensor, Tensor>
{
    private readonly ConditionedLayer _hidden;
    private readonly Linear _output;

    public ComparatorNetwork(EGanSizes sizes, Generator random)
        : base(nameof(ComparatorNetwork))
    {
        _hidden = new ConditionedLayer(sizes.Embedded, sizes.Semantic, sizes.ComparatorHidden, random);
        _output = NormalLinear.Make(sizes.ComparatorHidden, 1, random);
        RegisterComponents();
    }

    public override Tensor forward(Tensor embedded, Tensor conditions) =>
        _output.call(functional.leaky_relu(_hidden.call(embedded.unsqueeze(1), conditions.unsqueeze(0)), 0.2)).squeeze(-1);
}
