using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Generative;

/// <summary>An exponential moving average of a network's weights and statistics in a network of its own.</summary>
internal static class WeightAverage
{
    /// <param name="average">Changes.</param>
    /// <param name="trained">Of the same kind.</param>
    /// <param name="kept">Share of the old average, 0 to 1.</param>
    public static void Follow(nn.Module average, nn.Module trained, double kept)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        var source = trained.state_dict();
        foreach (var (name, own) in average.state_dict())
        {
            if (is_floating_point(own.dtype))
            {
                own.mul_(kept).add_(source[name] * (1 - kept));
            }
            else
            {
                own.copy_(source[name]);
            }
        }
    }
}
