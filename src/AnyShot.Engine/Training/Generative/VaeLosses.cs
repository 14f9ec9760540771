using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Generative;

/// <summary>Losses of variational auto-encoders, summed over an image and averaged over the batch.</summary>
internal static class VaeLosses
{
    /// <summary>Cross-entropy of pixels that are probabilities.</summary>
    /// <param name="logits">(N, channels, side, side).</param>
    /// <param name="images">The same shape, 0 to 1.</param>
    public static Tensor Bernoulli(Tensor logits, Tensor images) =>
        nn.functional.binary_cross_entropy_with_logits(logits, images, reduction: nn.Reduction.Sum) / images.shape[0];

    /// <summary>Negative log-likelihood of variance 1 without its constant: half the squared distance.</summary>
    public static Tensor Gaussian(Tensor means, Tensor images)
    {
        using var scope = NewDisposeScope();
        return ((images - means).square().sum() * (0.5 / images.shape[0])).MoveToOuterDisposeScope();
    }

    /// <summary>Kullback-Leibler divergence from the standard normal distribution: -1/2 sum(1 + log s^2 - m^2 - s^2).</summary>
    /// <param name="mean">(N, z).</param>
    /// <param name="logVariance">(N, z).</param>
    public static Tensor Divergence(Tensor mean, Tensor logVariance)
    {
        using var scope = NewDisposeScope();
        return ((1 + logVariance - mean.square() - logVariance.exp()).sum() * (-0.5 / mean.shape[0])).MoveToOuterDisposeScope();
    }
}
