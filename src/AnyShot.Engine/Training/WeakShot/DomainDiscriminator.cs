using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>Tells relation features of base pairs (0) from those of noisy pairs (1): (pairs, size) to (pairs, 2). The similarity network is rewarded for what it cannot tell.</summary>
internal sealed class DomainDiscriminator : Module<Tensor, Tensor>
{
    private readonly Sequential _layers;

    public DomainDiscriminator(int size)
        : base(nameof(DomainDiscriminator))
    {
        _layers = Sequential(Linear(size, size), LayerNorm(size), ReLU(), Linear(size, 2));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => _layers.call(input);
}
