using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>The losses of weak-shot learning. Each is one number.</summary>
internal static class WeakShotLosses
{
    /// <summary>Cross-entropy of pairs: 1 where both are of one class.</summary>
    /// <param name="logits">(B (B - 1), 2), pairs in the order of <see cref="PairHead.OffDiagonal"/>.</param>
    /// <param name="labels">(B).</param>
    public static Tensor Similarity(Tensor logits, Tensor labels) => nn.functional.cross_entropy(logits, SameClass(labels));

    /// <summary>1 for each ordered pair i != j of one class, else 0; (B (B - 1)).</summary>
    public static Tensor SameClass(Tensor labels) =>
        labels.unsqueeze(1).eq(labels.unsqueeze(0)).flatten().index_select(0, PairHead.OffDiagonal(labels.shape[0])).to(ScalarType.Int64);

    /// <summary>Cross-entropy of the discriminator over pairs of both domains together.</summary>
    /// <param name="ofBase">(pairs, 2).</param>
    /// <param name="ofNoisy">(pairs, 2).</param>
    public static Tensor Domain(Tensor ofBase, Tensor ofNoisy) =>
        nn.functional.cross_entropy(cat([ofBase, ofNoisy], 0), cat([zeros(ofBase.shape[0], ScalarType.Int64), ones(ofNoisy.shape[0], ScalarType.Int64)], 0));

    /// <summary>(1 / B) sum w_i CE_i.</summary>
    /// <param name="logits">(B, classes).</param>
    /// <param name="labels">(B).</param>
    /// <param name="weights">(B).</param>
    public static Tensor Weighted(Tensor logits, Tensor labels, Tensor weights) =>
        (nn.functional.cross_entropy(logits, labels, reduction: nn.Reduction.None) * weights).mean();

    /// <summary>(1 / B^2) sum A_ij |h_i - h_j|^2: images that are similar shall have similar features.</summary>
    /// <param name="features">h, (B, d).</param>
    /// <param name="graph">A, (B, B); the diagonal does not matter.</param>
    public static Tensor Graph(Tensor features, Tensor graph)
    {
        // |a - b|^2 = |a|^2 + |b|^2 - 2 ab: no root, whose gradient is undefined where two rows are equal.
        var squares = features.square().sum(1);
        var distances = squares.unsqueeze(1) + squares.unsqueeze(0) - (2 * features.matmul(features.transpose(0, 1)));
        return (graph * distances).mean();
    }
}
