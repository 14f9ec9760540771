using AnyShot.Engine.Backbones;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training;

/// <summary>What a network in training makes of images, compared as the agent does: at unit length.</summary>
internal static class UnitFeatures
{
    private const int BatchSize = 64;

    /// <param name="network">In evaluation mode.</param>
    /// <param name="inputs">(channels, side, side) each.</param>
    /// <param name="shape">Of one input.</param>
    /// <param name="device">Where the network is.</param>
    /// <returns>A row of unit length an image.</returns>
    public static float[][] Of(FeatureNetwork network, IReadOnlyList<float[]> inputs, long[] shape, Device device)
    {
        using var gradients = no_grad();
        return [.. inputs.Chunk(BatchSize).SelectMany(chunk =>
        {
            using var scope = NewDisposeScope();
            var features = network.call(tensor([.. chunk.SelectMany(input => input)], [chunk.Length, .. shape]).to(device)).cpu().contiguous();
            var rows = features.data<float>().ToArray();
            UnitLength.Apply(rows, network.FeatureSize);
            return rows.Chunk(network.FeatureSize);
        })];
    }
}
