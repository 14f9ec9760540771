using AnyShot.Engine.Episodes;
using static TorchSharp.torch;

namespace AnyShot.Engine.Generation;

/// <summary>
/// A learner for whose classes the generated features are an opinion beforehand instead of so many more examples. Every shot moves towards the mean direction of its class's
/// generated features, just so far that the mean of the K shots becomes (sum of the shots + w * generated mean) / (K + w): their own mean where there are many. Without
/// shots the generated mean stands for the class. As rows of their own generated features keep to themselves in a neighbour graph, because they resemble each other more
/// than real ones do, and many of them outvote the shots.
/// </summary>
/// <param name="learner">Judges the queries.</param>
/// <param name="pseudoShots">What the generated features are worth in shots (w), at least 0: <see cref="FeatureGeneratorCard.PseudoShots"/>.</param>
public sealed class GeneratedPriorLearner(IEpisodeLearner learner, double pseudoShots) : IEpisodeLearner
{
    public string Name => learner.Name;

    /// <inheritdoc/>
    public Tensor Judge(EpisodeBatch batch)
    {
        if (batch.SyntheticPerClass == 0)
        {
            return learner.Judge(batch);
        }

        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var mean = Unit(batch.Synthetic).reshape(batch.Count, batch.SyntheticPerClass, batch.Ways, batch.Size).mean([1]);
        // Not disposed: what is new is the scope's, the rest the batch's.
        return learner.Judge(new EpisodeBatch
        {
            Support = batch.Shots == 0 ? batch.Support : Moved(batch.Support, mean, batch.Shots),
            Synthetic = batch.Shots == 0 ? mean : batch.Synthetic.narrow(1, 0, 0),
            Queries = batch.Queries,
            BaseMean = batch.BaseMean,
            ClassVectors = batch.ClassVectors,
            KnownTotals = batch.KnownTotals,
            Ways = batch.Ways,
        }).MoveToOuterDisposeScope();
    }

    private Tensor Moved(Tensor support, Tensor mean, int shots)
    {
        var weight = pseudoShots / shots;
        return (Unit(support) + (mean.repeat(1, shots, 1) * weight)) / (1 + weight);
    }

    private static Tensor Unit(Tensor features) => nn.functional.normalize(features, dim: -1);
}
