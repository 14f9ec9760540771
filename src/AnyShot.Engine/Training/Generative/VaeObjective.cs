using AnyShot.Engine.Backbones.Generative;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Generative;

/// <summary>Reconstruction and divergence with weight 1 (Kingma and Welling 2014), Adam.</summary>
internal sealed class VaeObjective : GenerativeObjective
{
    private readonly VariationalNetwork _network;
    private readonly Adam _optimizer;

    /// <param name="network">Belongs to this from now on.</param>
    /// <param name="learningRate">Of Adam.</param>
    public VaeObjective(VariationalNetwork network, double learningRate)
    {
        _network = network;
        _optimizer = optim.Adam(network.parameters(), learningRate);
    }

    public override IReadOnlyList<string> LossNames => ["reconstruction", "divergence"];

    public override GenerativeNetwork Result => _network;

    public override IReadOnlyList<(string Name, nn.Module Network)> Networks => [("network", _network)];

    public override IReadOnlyList<(string Name, Adam Optimizer)> Optimizers => [("network", _optimizer)];

    public override double[] Step(Tensor images, int step, int steps)
    {
        using var scope = NewDisposeScope();
        _optimizer.zero_grad();
        var (mean, logVariance) = _network.Encode(images);
        var codes = mean + (randn(mean.shape, device: mean.device) * (logVariance * 0.5).exp());
        var decoded = _network.Decode(codes);
        var reconstruction = _network.HasBernoulliPixels ? VaeLosses.Bernoulli(decoded, images) : VaeLosses.Gaussian(decoded, images);
        var divergence = VaeLosses.Divergence(mean, logVariance);
        (reconstruction + divergence).backward();
        _optimizer.step();
        return [reconstruction.item<float>(), divergence.item<float>()];
    }
}
