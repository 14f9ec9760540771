using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>
/// Contrast of pictures with captions where several captions may be true of a picture: divergence from a target that is even over all that fit, from pictures to captions and back
/// (Khosla et al., "Supervised Contrastive Learning", 2020, the form with the sum outside, over two kinds of rows; less the entropy of the target, so that 0 is the best).
/// </summary>
internal static class PositivesLoss
{
    /// <param name="logits">(P, C).</param>
    /// <param name="positives">(P, C): 1 where the caption is true of the picture, else 0. Rows and columns without a 1 do not count.</param>
    /// <returns>Scalar; the mean of both directions.</returns>
    public static Tensor Of(Tensor logits, Tensor positives)
    {
        using var scope = NewDisposeScope();
        return ((OneWay(logits, positives, 1) + OneWay(logits, positives, 0)) / 2).MoveToOuterDisposeScope();
    }

    private static Tensor OneWay(Tensor logits, Tensor positives, long dim)
    {
        var count = positives.sum(dim, keepdim: true);
        var bounded = count.clamp_min(1);
        var losses = -(logits.log_softmax(dim) * positives / bounded).sum(dim);
        return (losses.sum() - bounded.log().sum()) / count.gt(0).sum().clamp_min(1);
    }
}
