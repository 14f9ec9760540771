using AnyShot.Engine.Episodes;
using static TorchSharp.torch;

namespace AnyShot.Engine.Learners.Transductive;

/// <summary>
/// The nearest class mean of unit-length features (Snell, Swersky and Zemel, "Prototypical Networks for Few-shot Learning", 2017): the plain baseline.
/// Looks at one query at a time, so it knows nothing of the mix of classes.
/// </summary>
public class NearestCentroidLearner : EpisodeLearner
{
    /// <summary>Turns squared distances into logits; that of the optimal transport, so that both give the same probabilities where they should.</summary>
    private const double Sharpness = 10;

    public override string Name => "nearest-centroid";

    protected override Tensor Compute(EpisodeBatch batch)
    {
        var centroids = ClassMeans(Unit(Prepare(Labelled(batch), batch)), batch.Ways);
        return (SquaredDistances(Unit(Prepare(batch.Queries, batch)), centroids) * -Sharpness).softmax(-1);
    }

    /// <summary>What is done to features before they are scaled to unit length.</summary>
    protected virtual Tensor Prepare(Tensor features, EpisodeBatch batch) => features;
}
