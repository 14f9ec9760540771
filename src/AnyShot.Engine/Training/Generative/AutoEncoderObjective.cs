using AnyShot.Engine.Backbones.Generative;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Generative;

/// <summary>One network and one Adam that minimise the sum of two losses, of which the first is the reconstruction.</summary>
internal abstract class AutoEncoderObjective : GenerativeObjective
{
    private readonly GenerativeNetwork _network;
    private readonly Adam _optimizer;

    /// <param name="network">Belongs to this from now on.</param>
    /// <param name="learningRate">Of Adam.</param>
    protected AutoEncoderObjective(GenerativeNetwork network, double learningRate)
    {
        _network = network;
        _optimizer = optim.Adam(network.parameters(), learningRate);
    }

    public sealed override GenerativeNetwork Result => _network;

    public sealed override IReadOnlyList<(string Name, nn.Module Network)> Networks => [("network", _network)];

    public sealed override IReadOnlyList<(string Name, Adam Optimizer)> Optimizers => [("network", _optimizer)];

    public sealed override double[] Step(Tensor images, int step, int steps)
    {
        using var scope = NewDisposeScope();
        _optimizer.zero_grad();
        var (reconstruction, other) = Losses(images);
        (reconstruction + other).backward();
        _optimizer.step();
        return [reconstruction.item<float>(), other.item<float>()];
    }

    /// <summary>Both losses, in the order of their names, within the caller's scope.</summary>
    /// <param name="images">(N, channels, side, side), normalised.</param>
    protected abstract (Tensor Reconstruction, Tensor Other) Losses(Tensor images);
}
