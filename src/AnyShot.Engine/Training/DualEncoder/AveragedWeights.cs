using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>
/// An exponential moving average of a network's weights and statistics, kept in a network of its own, which is what is measured and shipped
/// (Polyak and Juditsky, "Acceleration of Stochastic Approximation by Averaging", 1992).
/// </summary>
internal sealed class AveragedWeights
{
    private readonly (Tensor Own, Tensor Other)[] _floating;
    private readonly (Tensor Own, Tensor Other)[] _counts;
    private readonly double _kept;

    /// <param name="average">Follows; starts as a copy.</param>
    /// <param name="trained">Of the same kind.</param>
    /// <param name="kept">Share that a step keeps; less in the first steps, which are forgotten soon.</param>
    public AveragedWeights(nn.Module average, nn.Module trained, double kept)
    {
        _kept = kept;
        average.load_state_dict(trained.state_dict());
        var source = trained.state_dict();
        var pairs = average.state_dict().Select(entry => (Own: entry.Value, Other: source[entry.Key])).ToArray();
        _floating = [.. pairs.Where(pair => is_floating_point(pair.Own.dtype))];
        _counts = [.. pairs.Where(pair => !is_floating_point(pair.Own.dtype))];
    }

    /// <param name="step">Steps done before, from 0.</param>
    public void Follow(long step)
    {
        using var gradients = no_grad();
        var kept = Math.Min(_kept, (1.0 + step) / (10.0 + step));
        foreach (var (own, other) in _floating)
        {
            using var share = other * (1 - kept);
            own.mul_(kept).add_(share);
        }

        foreach (var (own, other) in _counts)
        {
            own.copy_(other);
        }
    }
}
