using AnyShot.Engine.Backbones.Generative;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Generative;

/// <summary>Mean squared error, loss of the code book and commitment, Adam.</summary>
/// <param name="network">Belongs to this from now on.</param>
/// <param name="learningRate">Of Adam.</param>
internal sealed class QuantizedObjective(QuantizedVae network, double learningRate) : AutoEncoderObjective(network, learningRate)
{
    private readonly QuantizedVae _network = network;

    public override IReadOnlyList<string> LossNames => ["reconstruction", "codes"];

    protected override (Tensor Reconstruction, Tensor Other) Losses(Tensor images)
    {
        var maps = _network.Encode(images);
        var nearest = _network.Quantize(maps);
        return (nn.functional.mse_loss(_network.Decode(QuantizedLosses.StraightThrough(maps, nearest)), images), QuantizedLosses.Codes(maps, nearest));
    }
}
