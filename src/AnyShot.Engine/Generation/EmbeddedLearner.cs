using AnyShot.Engine.Episodes;
using static TorchSharp.torch;

namespace AnyShot.Engine.Generation;

/// <summary>A learner that compares features in a generator's learnt embedding instead of in the backbone's space. Class vectors are of the other space and are not passed on.</summary>
/// <param name="learner">Judges the queries.</param>
/// <param name="generator">Embeds; stays the caller's.</param>
/// <param name="baseMean">Mean of the embedded base features, float32 (e); null where the learner needs none. Stays the caller's.</param>
public sealed class EmbeddedLearner(IEpisodeLearner learner, IFeatureGenerator generator, Tensor? baseMean = null) : IEpisodeLearner
{
    public string Name => learner.Name;

    /// <inheritdoc/>
    public Tensor Judge(EpisodeBatch batch)
    {
        using var scope = NewDisposeScope();
        // Not disposed: what is new is the scope's, the rest the batch's.
        var embedded = new EpisodeBatch
        {
            Support = generator.Embed(batch.Support),
            Synthetic = generator.Embed(batch.Synthetic),
            Queries = generator.Embed(batch.Queries),
            BaseMean = baseMean,
            KnownTotals = batch.KnownTotals,
            Ways = batch.Ways,
        };
        return learner.Judge(embedded).MoveToOuterDisposeScope();
    }
}
