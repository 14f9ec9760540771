using static TorchSharp.torch;

namespace AnyShot.Engine.Generation;

/// <summary>
/// The contrast as drawn in the figure of the any-shot paper: each real anchor is drawn to one partner of its class and pushed from some rows of other classes. The
/// candidates are the real rows themselves or the generated ones.
/// </summary>
internal static class FigureContrast
{
    /// <param name="anchors">Unit vectors of real features, (n, p).</param>
    /// <param name="candidates">Unit vectors, (n, p), row i of the class of anchor i.</param>
    /// <param name="labels">int64 (n).</param>
    /// <param name="temperature">Above 0.</param>
    /// <param name="negatives">Rows of other classes drawn for an anchor; all of them where there are fewer.</param>
    /// <param name="areAnchors">The candidates are the anchors themselves, so that none is its own partner.</param>
    /// <param name="random">Draws partners and negatives.</param>
    /// <returns>The mean over the anchors that have a partner and a negative; 0 where there is none.</returns>
    public static Tensor Loss(Tensor anchors, Tensor candidates, Tensor labels, double temperature, int negatives, bool areAnchors, Generator random)
    {
        var rows = anchors.shape[0];
        var same = labels.unsqueeze(1).eq(labels.unsqueeze(0));
        var partners = areAnchors ? same.logical_and(eye(rows, dtype: ScalarType.Bool, device: same.device).logical_not()) : same;
        var similarity = anchors.matmul(candidates.t()) / temperature;
        var partner = Draw(partners, 1, random);
        var others = Draw(same.logical_not(), (int)Math.Min(negatives, rows), random);

        var logits = cat([similarity.gather(1, partner.Rows), similarity.gather(1, others.Rows).masked_fill(others.Valid.logical_not(), double.NegativeInfinity)], 1);
        var valid = partner.Valid.squeeze(1).logical_and(others.Valid.any(1));
        var ofAnchor = (logits.logsumexp(1) - logits.select(1, 0)).masked_fill(valid.logical_not(), 0);
        return ofAnchor.sum() / valid.sum().clamp(min: 1);
    }

    /// <summary>Draws allowed rows for each anchor without replacement; where there are too few, the rest is marked as not valid.</summary>
    private static (Tensor Rows, Tensor Valid) Draw(Tensor allowed, int count, Generator random)
    {
        var order = rand(allowed.shape, generator: random).to(allowed.device).masked_fill(allowed.logical_not(), -1);
        var (values, rows) = order.topk(count, dim: 1);
        return (rows, values.ge(0));
    }
}
