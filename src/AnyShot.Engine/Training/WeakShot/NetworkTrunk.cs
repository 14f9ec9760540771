using AnyShot.Engine.Backbones;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>A network that is trained. Owns the network.</summary>
internal sealed class NetworkTrunk(FeatureNetwork network, ImageBank images) : ITrunk, IDisposable
{
    private const int BatchSize = 64;

    /// <inheritdoc />
    public int Size => network.FeatureSize;

    /// <inheritdoc />
    public nn.Module? Network => network;

    /// <inheritdoc />
    public Tensor Varied(int[] places, ulong draw) => Scaled(network.call(images.Varied(places, draw)));

    /// <inheritdoc />
    public Tensor Plain(int[] places)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        var training = network.training;
        network.eval();
        var parts = places.Chunk(BatchSize).Select(chunk => Scaled(network.call(images.Plain(chunk)))).ToArray();
        network.train(training);
        return cat(parts, 0).MoveToOuterDisposeScope();
    }

    public void Dispose() => network.Dispose();

    private Tensor Scaled(Tensor features) => nn.functional.normalize(features) * Math.Sqrt(Size);
}
