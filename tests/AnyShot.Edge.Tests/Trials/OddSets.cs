using AnyShot.Edge.Classes;
using AnyShot.Edge.Inspection;
using AnyShot.Engine.Learners;

namespace AnyShot.Edge.Tests.Trials;

/// <summary>Builds real class sets whose learner does something else before it judges a part of a stream.</summary>
internal sealed class OddSets(IClassSetChanges sets, Action judge) : IClassSetChanges
{
    public Task<ClassSet> ApplyAsync(ClassRevision revision, CancellationToken cancellationToken) => sets.ApplyAsync(revision, cancellationToken);

    public async Task<ClassSet> BuildAsync(ClassRevision revision, CancellationToken cancellationToken)
    {
        var set = await sets.BuildAsync(revision, cancellationToken);
        return set with { Learner = new OddLearner(set.Learner, judge) };
    }

    private sealed class OddLearner(ILearner learner, Action judge) : ILearner
    {
        public int Classes => learner.Classes;

        public float Judge(ReadOnlySpan<float> embedding, Span<float> probabilities)
        {
            judge();
            return learner.Judge(embedding, probabilities);
        }
    }
}
