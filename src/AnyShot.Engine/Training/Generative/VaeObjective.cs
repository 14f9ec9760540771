using AnyShot.Engine.Backbones.Generative;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Generative;

/// <summary>Reconstruction and divergence with weight 1 (Kingma and Welling 2014), Adam.</summary>
/// <param name="network">Belongs to this from now on.</param>
/// <param name="learningRate">Of Adam.</param>
internal sealed class VaeObjective(VariationalNetwork network, double learningRate) : AutoEncoderObjective(network, learningRate)
{
    private readonly VariationalNetwork _network = network;

    public override IReadOnlyList<string> LossNames => ["reconstruction", "divergence"];

    protected override (Tensor Reconstruction, Tensor Other) Losses(Tensor images)
    {
        var (mean, logVariance) = _network.Encode(images);
        var decoded = _network.Decode(mean + (randn(mean.shape, device: mean.device) * (logVariance * 0.5).exp()));
        return (_network.HasBernoulliPixels ? VaeLosses.Bernoulli(decoded, images) : VaeLosses.Gaussian(decoded, images), VaeLosses.Divergence(mean, logVariance));
    }
}
