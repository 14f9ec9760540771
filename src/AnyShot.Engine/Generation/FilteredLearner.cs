using AnyShot.Engine.Episodes;
using static TorchSharp.torch;

namespace AnyShot.Engine.Generation;

/// <summary>A learner that gets generated features only after a filter. Safe to call from several threads if the learner and the filter's judge are.</summary>
/// <param name="learner">Judges the queries.</param>
/// <param name="filter">Thins the generated features.</param>
public sealed class FilteredLearner(IEpisodeLearner learner, SyntheticFilter filter) : IEpisodeLearner
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
        var judged = zeros(batch.Count, batch.QueryCount, batch.Ways).to(batch.Queries.device);
        foreach (var group in filter.Apply(batch))
        {
            using (group)
            {
                judged.index_copy_(0, tensor(Array.ConvertAll(group.Positions, p => (long)p)).to(judged.device), learner.Judge(group.Batch));
            }
        }

        return judged.MoveToOuterDisposeScope();
    }
}
