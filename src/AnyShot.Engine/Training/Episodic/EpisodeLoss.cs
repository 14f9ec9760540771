using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Training.Episodic;

/// <summary>Prototypical loss (Snell, Swersky and Zemel, "Prototypical Networks for Few-shot Learning", 2017).</summary>
internal static class EpisodeLoss
{
    /// <summary>Mean of the shots of each class.</summary>
    /// <param name="support">(K N, d), interleaved by class: row * N + class.</param>
    /// <param name="ways">N.</param>
    /// <returns>(N, d).</returns>
    public static Tensor Prototypes(Tensor support, int ways) => support.reshape(-1, ways, support.shape[1]).mean([0]);

    /// <summary>Negative distances to the prototypes: the classes' logits.</summary>
    /// <param name="queries">(Q, d).</param>
    /// <param name="prototypes">(N, d).</param>
    /// <param name="kappa">Sharpness of the cosine, a scalar; null for squared Euclidean distances.</param>
    /// <returns>(Q, N).</returns>
    public static Tensor Logits(Tensor queries, Tensor prototypes, Tensor? kappa)
    {
        using var scope = NewDisposeScope();
        var logits = kappa is null
            ? (queries.unsqueeze(1) - prototypes.unsqueeze(0)).square().sum(-1).neg()
            : (functional.normalize(queries).matmul(functional.normalize(prototypes).t()) - 1) * kappa;
        return logits.MoveToOuterDisposeScope();
    }
}
