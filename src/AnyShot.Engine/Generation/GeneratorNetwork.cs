using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Generation;

/// <summary>G: noise (..., noise) and condition (..., semantic) to a scaled feature (..., d), at least 0.</summary>
internal sealed class GeneratorNetwork : Module<Tensor, Tensor, Tensor>
{
    private readonly ConditionedLayer _hidden;
    private readonly Linear _output;

    public GeneratorNetwork(EGanSizes sizes, Generator random)
        : base(nameof(GeneratorNetwork))
    {
        _hidden = new ConditionedLayer(sizes.Noise, sizes.Semantic, sizes.GeneratorHidden, random);
        _output = NormalLinear.Make(sizes.GeneratorHidden, sizes.Feature, random);
        RegisterComponents();
    }

    public override Tensor forward(Tensor noise, Tensor condition) => _output.call(functional.leaky_relu(_hidden.call(noise, condition), 0.2)).relu();
}
