using static TorchSharp.torch;

namespace AnyShot.Engine.Generation;

/// <summary>
/// Supervised contrastive loss (Khosla et al. 2020): every row is drawn to the rows of its class among all other rows. The row itself is not in the
/// denominator; rows without a partner of their class are no anchors.
/// </summary>
internal static class SupervisedContrast
{
    /// <param name="vectors">Unit vectors, (n, p).</param>
    /// <param name="labels">int64 (n).</param>
    /// <param name="temperature">Above 0.</param>
    /// <returns>The mean over the anchors; 0 where there is none.</returns>
    public static Tensor Loss(Tensor vectors, Tensor labels, double temperature)
    {
        var self = eye(vectors.shape[0], dtype: ScalarType.Bool, device: vectors.device);
        var similarity = vectors.matmul(vectors.t()) / temperature;
        var others = similarity.masked_fill(self, double.NegativeInfinity).logsumexp(1, keepdim: true);
        var partners = labels.unsqueeze(1).eq(labels.unsqueeze(0)).logical_and(self.logical_not());
        var counts = partners.sum(1L);
        var ofAnchor = (others - similarity).masked_fill(partners.logical_not(), 0).sum(1L) / counts.clamp(min: 1);
        return ofAnchor.sum() / counts.gt(0).sum().clamp(min: 1);
    }
}
