using AnyShot.Engine.Backbones;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Adaptation;

/// <summary>
/// Takes the means and variances of batch normalisation anew from images of another domain, without labels or gradients (Li et al., "Revisiting Batch Normalization For Practical Domain Adaptation",
/// 2016). Every image counts the same: batches are of nearly equal size, and the running averages are cumulative.
/// </summary>
internal static class BatchNormStatistics
{
    /// <summary>Images in a batch at least, where there are so many.</summary>
    public const int LeastBatch = 32;

    /// <param name="network">Left in evaluation mode; a network without batch normalisation stays as it is.</param>
    /// <param name="inputs">(channels, side, side) each, 2 or more.</param>
    /// <param name="shape">Of one input.</param>
    /// <param name="device">Where the network is.</param>
    public static void Recompute(FeatureNetwork network, IReadOnlyList<float[]> inputs, long[] shape, Device device)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs.Count, 2);
        var layers = network.modules().OfType<BatchNorm>().Select(layer => (Layer: layer, Momentum: layer.momentum)).ToArray();
        // Only these layers learn; dropout stays off.
        network.eval();
        foreach (var (layer, _) in layers)
        {
            layer.reset_running_stats();
            layer.train();
        }

        using var gradients = no_grad();
        var batches = Math.Max(1, inputs.Count / LeastBatch);
        for (int batch = 0, from = 0; batch < batches; batch++)
        {
            using var scope = NewDisposeScope();
            var to = (int)((long)inputs.Count * (batch + 1) / batches);
            foreach (var (layer, _) in layers)
            {
                layer.momentum = (double)(to - from) / to;
            }

            network.call(tensor([.. inputs.Take(from..to).SelectMany(input => input)], [to - from, .. shape]).to(device));
            from = to;
        }

        foreach (var (layer, momentum) in layers)
        {
            layer.momentum = momentum;
        }

        network.eval();
    }
}
