using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones.Generative;

/// <summary>A generative model as a backbone: its feature, standardised number by number with statistics of the training images, which are stored with the weights.</summary>
internal sealed class GenerativeBackbone : Module<Tensor, Tensor>
{
    private readonly GenerativeNetwork _network;
    private readonly Tensor _mean;
    private readonly Tensor _deviation;

    /// <param name="network">Belongs to this from now on.</param>
    public GenerativeBackbone(GenerativeNetwork network)
        : base(nameof(GenerativeBackbone))
    {
        _network = network;
        _mean = zeros(network.FeatureSize);
        _deviation = ones(network.FeatureSize);
        RegisterComponents();
    }

    public GenerativeNetwork Network => _network;

    /// <summary>Takes mean and deviation from features of training images.</summary>
    /// <param name="features">(N, feature size), two rows at least.</param>
    public void Standardise(Tensor features)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        _mean.copy_(features.mean([0]));
        // A number that never changes tells nothing and must not be blown up.
        _deviation.copy_(features.std([0], unbiased: false).clamp(min: 1e-4));
    }

    public override Tensor forward(Tensor images)
    {
        using var scope = NewDisposeScope();
        return ((_network.call(images) - _mean) / _deviation).MoveToOuterDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _network.Dispose();
            _mean.Dispose();
            _deviation.Dispose();
        }

        base.Dispose(disposing);
    }
}
