using AnyShot.Engine.Backbones;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Adaptation;

/// <summary>
/// Weights between two states of one network, (1 - w) source + w adapted, batch normalisation's statistics included (Wortsman et al., "Robust fine-tuning of zero-shot models", 2022).
/// </summary>
internal static class WeightInterpolation
{
    /// <summary>The weights w that are tried, from the source on.</summary>
    public static readonly IReadOnlyList<double> Weights = [0, 0.25, 0.5, 0.75, 1];

    /// <summary>A copy of all parameters and buffers, which the caller disposes of.</summary>
    public static Dictionary<string, Tensor> Copy(FeatureNetwork network)
    {
        using var gradients = no_grad();
        return network.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.detach().clone());
    }

    /// <summary>Puts the mixture into the network. Both ends are exact copies; counters, which are no weights, are the nearer end's.</summary>
    /// <param name="network">Of the same kind.</param>
    /// <param name="source">Where w = 0.</param>
    /// <param name="adapted">Where w = 1.</param>
    /// <param name="weight">w, 0 to 1.</param>
    public static void Apply(FeatureNetwork network, IReadOnlyDictionary<string, Tensor> source, IReadOnlyDictionary<string, Tensor> adapted, double weight)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weight);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(weight, 1);
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (name, value) in network.state_dict())
        {
            var isMixed = weight is > 0 and < 1 && value.dtype == ScalarType.Float32;
            value.copy_(isMixed ? (source[name] * (1 - weight)) + (adapted[name] * weight) : weight < 0.5 ? source[name] : adapted[name]);
        }
    }
}
