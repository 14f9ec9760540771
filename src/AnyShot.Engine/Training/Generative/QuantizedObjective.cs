using AnyShot.Engine.Backbones.Generative;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Generative;

/// <summary>Mean squared error, loss of the code book and commitment, Adam.</summary>
internal sealed class QuantizedObjective : GenerativeObjective
{
    private readonly QuantizedVae _network;
    private readonly Adam _optimizer;

    /// <param name="network">Belongs to this from now on.</param>
    /// <param name="learningRate">Of Adam.</param>
    public QuantizedObjective(QuantizedVae network, double learningRate)
    {
        _network = network;
        _optimizer = optim.Adam(network.parameters(), learningRate);
    }

    public override IReadOnlyList<string> LossNames => ["reconstruction", "codes"];

    public override GenerativeNetwork Result => _network;

    public override IReadOnlyList<(string Name, nn.Module Network)> Networks => [("network", _network)];

    public override IReadOnlyList<(string Name, Adam Optimizer)> Optimizers => [("network", _optimizer)];

    public override double[] Step(Tensor images, int step, int steps)
    {
        using var scope = NewDisposeScope();
        _optimizer.zero_grad();
        var maps = _network.Encode(images);
        var nearest = _network.Quantize(maps);
        var reconstruction = nn.functional.mse_loss(_network.Decode(QuantizedLosses.StraightThrough(maps, nearest)), images);
        var codes = QuantizedLosses.Codes(maps, nearest);
        (reconstruction + codes).backward();
        _optimizer.step();
        return [reconstruction.item<float>(), codes.item<float>()];
    }
}
